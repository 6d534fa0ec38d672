/** Which Electron is used, on a copy of the scripts beside made-up installations. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT, loadScript } from './modules.ts'
import type { ScriptModules } from './modules.ts'

let clone = ''
let cache = ''
let paths: ScriptModules['lib/electron-path.mjs']

beforeEach(async () => {
  clone = mkdtempSync(join(tmpdir(), 'powerpost-clone-'))
  cache = join(clone, 'cache')
  cpSync(join(ROOT, 'scripts'), join(clone, 'scripts'), { recursive: true })
  put('package.json', '{"type":"module"}')
  put('node_modules/electron/package.json', '{"version":"45.4.1"}')
  paths = await loadScript('lib/electron-path.mjs', clone)
})
afterEach(() => rmSync(clone, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true })
  writeFileSync(join(clone, path), text)
}
const find = (env: Record<string, string> = {}) => paths.findElectron({ XDG_CACHE_HOME: cache, ...env })
const official = (version = '45.4.1') => {
  put('node_modules/electron/path.txt', 'electron')
  put('node_modules/electron/dist/version', version)
  put('node_modules/electron/dist/electron', '')
}
const evaluation = () => put(`cache/powerpost-desktop/${paths.evaluationFolderName}/electron`, '')

describe('the Electron that is used', () => {
  it('is none before set-up', () => {
    expect(find()).toBeUndefined()
    expect(() => paths.electronCommand({ XDG_CACHE_HOME: cache })).toThrow('npm run setup')
  })

  it('is the official one, before the evaluation runtime', () => {
    evaluation()
    official()
    expect(find()).toEqual({ kind: 'official', folder: join(clone, 'node_modules/electron/dist'), executablePath: join(clone, 'node_modules/electron/dist/electron') })
    official('v45.4.1')
    expect(find()?.kind).toBe('official')
  })

  it('is the one the user gives, before all', () => {
    official()
    expect(find({ ELECTRON_OVERRIDE_DIST_PATH: '/given' })).toMatchObject({ kind: 'given', folder: '/given' })
  })

  it.each([
    ['of another version', () => official('44.0.0')],
    ['without its program', () => {
      official()
      rmSync(join(clone, 'node_modules/electron/dist/electron'))
    }],
    ['whose installer did not finish', () => {
      official()
      rmSync(join(clone, 'node_modules/electron/path.txt'))
    }],
  ])('is not an official one %s', (_what, make) => {
    make()
    expect(find()).toBeUndefined()
    evaluation()
    expect(find()?.kind).toBe('evaluation')
  })

  it('is no evaluation runtime that is still being made', () => {
    put(`cache/powerpost-desktop/.${paths.evaluationFolderName}.1.tmp/electron`, '')
    expect(find()).toBeUndefined()
  })

  it('runs without Chromium’s sandbox as root, and only then', () => {
    evaluation()
    const { args } = paths.electronCommand({ XDG_CACHE_HOME: cache })
    expect(args).toEqual(process.getuid?.() === 0 ? ['--no-sandbox'] : [])
  })
})
