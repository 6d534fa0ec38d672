/** What set-up keeps in the user's cache is there completely or not at all. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadScript, scriptUrl } from './modules.ts'

const { cacheFolder, cachedFolder, isAlive } = await loadScript('bootstrap/paths.mjs')

let cache = ''
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'powerpost-cache-'))
})
afterEach(() => rmSync(cache, { recursive: true, force: true }))

let fills = 0
const fill = async (temporary: string) => {
  fills += 1
  mkdirSync(temporary, { recursive: true })
  writeFileSync(join(temporary, 'program'), 'whole', { flag: 'wx' })
}
const get = () => cachedFolder('tool', 'program', fill, cache)

describe('a folder in the cache', () => {
  it('is made once', async () => {
    fills = 0
    const place = await get()
    expect(place).toBe(join(cache, 'tool'))
    expect(await get()).toBe(place)
    expect(fills).toBe(1)
    expect(readdirSync(cache)).toEqual(['tool'])
  })

  it('is not there when it was killed half-way; the next run begins again and tidies up', async () => {
    const code = `
      import { mkdirSync, writeFileSync } from 'node:fs'
      const { cachedFolder } = await import(${JSON.stringify(scriptUrl('bootstrap/paths.mjs'))})
      await cachedFolder('tool', 'program', async (temporary) => {
        mkdirSync(temporary + '.npm', { recursive: true })
        mkdirSync(temporary)
        writeFileSync(temporary + '/program', 'half')
        console.log('half')
        await new Promise((resolve) => setTimeout(resolve, 60_000))
      }, ${JSON.stringify(cache)})`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(readdirSync(cache)).toHaveLength(2)
    expect(existsSync(join(cache, 'tool'))).toBe(false)
    const place = await get()
    expect(readFileSync(join(place, 'program'), 'utf8')).toBe('whole')
    expect(readdirSync(cache)).toEqual(['tool'])
  })

  it('takes no leftover of a process that had the same number', async () => {
    const left = join(cache, `.tool.${process.pid}.tmp`)
    mkdirSync(left)
    writeFileSync(join(left, 'program'), 'half')
    expect(readFileSync(join(await get(), 'program'), 'utf8')).toBe('whole')
  })

  it('leaves alone what a live process is making, and what belongs to others', async () => {
    mkdirSync(join(cache, `.tool.${process.ppid}.tmp`))
    mkdirSync(join(cache, '.toolbox.999999999.tmp'))
    mkdirSync(join(cache, 'tool-2'))
    await get()
    expect(readdirSync(cache).sort()).toEqual([`.tool.${process.ppid}.tmp`, '.toolbox.999999999.tmp', 'tool', 'tool-2'].sort())
  })

  it('is made anew when it was emptied', async () => {
    await get()
    rmSync(join(cache, 'tool', 'program'))
    expect(readFileSync(join(await get(), 'program'), 'utf8')).toBe('whole')
  })

  it('made twice at once is one', async () => {
    const slow = cachedFolder('tool', 'program', async (temporary) => {
      mkdirSync(temporary)
      writeFileSync(join(temporary, 'program'), 'slow')
      // Another process is quicker.
      mkdirSync(join(cache, 'tool'))
      writeFileSync(join(cache, 'tool', 'program'), 'quick')
    }, cache)
    expect(readFileSync(join(await slow, 'program'), 'utf8')).toBe('quick')
    expect(readdirSync(cache)).toEqual(['tool'])
  })

  it('that cannot be made leaves nothing in its place', async () => {
    await expect(cachedFolder('tool', 'program', async () => { throw new Error('no network') }, cache)).rejects.toThrow('no network')
    expect(existsSync(join(cache, 'tool'))).toBe(false)
  })
})

describe('the cache', () => {
  it('is the user’s own', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux')).toBe(join('/x', 'powerpost-desktop'))
    expect(cacheFolder({}, 'linux')).toMatch(/\.cache.powerpost-desktop$/)
    expect(cacheFolder({}, 'darwin')).toMatch(/Library.Caches.powerpost-desktop$/)
    expect(cacheFolder({ LOCALAPPDATA: 'C:\\Local' }, 'win32')).toBe(join('C:\\Local', 'powerpost-desktop', 'cache'))
  })

  it('knows the living from the dead', () => {
    expect(isAlive(process.pid)).toBe(true)
    expect(isAlive(999_999_999)).toBe(false)
  })
})
