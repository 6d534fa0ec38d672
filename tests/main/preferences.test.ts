/** What the shell remembers, in real files. `electron-store` is `conf` with Electron's own folder; here the folder is given, and Electron is not there. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Preferences } from '../../src/main/preferences.ts'

vi.mock('electron-store', async () => {
  const { default: Conf } = await import('conf')
  return {
    default: class extends Conf {
      constructor({ name, ...options }: { name: string }) {
        super({ ...options, configName: name, projectVersion: '1.0.0' })
      }
    },
  }
})

const WORKSPACE = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const NEW = { theme: 'system', language: 'system', lastWorkspaceId: null, bounds: null, checkSpelling: false, listWidth: 320, draftBounds: null, desktop: null }
const BOUNDS = { x: -5, y: 10, width: 1000, height: 700, isMaximized: false }

let folder = ''
let logged: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerpost-preferences-'))
  logged = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const file = () => join(folder, 'preferences.json')
const open = (place = folder) => new Preferences(place, (text) => logged.push(text))

describe('preferences', () => {
  it('begin empty, are remembered, and are for the user alone', () => {
    const first = open()
    expect(first.values).toEqual(NEW)
    first.set({ theme: 'dark', lastWorkspaceId: WORKSPACE })
    first.set({ bounds: BOUNDS })
    expect(open().values).toEqual({ ...NEW, theme: 'dark', lastWorkspaceId: WORKSPACE, bounds: BOUNDS })
    open().set({ lastWorkspaceId: null })
    expect(open().values.lastWorkspaceId).toBeNull()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(logged).toEqual([])
  })

  it.each([
    ['cut off', '{"theme": "da'],
    ['empty', ''],
    ['with a theme that does not exist', '{"theme": "purple"}'],
    ['with a language that nobody speaks here', '{"language": "fr"}'],
    ['with a path where an id belongs', '{"lastWorkspaceId": "../../etc"}'],
    ['with a window of no size', '{"bounds": {"width": 0, "height": -5, "isMaximized": false}}'],
    ['of noise', '\u0000\u0001\u0002'],
  ])('that are %s are set aside whole, and the app opens', (_what, text) => {
    writeFileSync(file(), text)
    const opened = open()
    expect(opened.values).toEqual(NEW)
    const aside = opened.setAside
    expect(aside).toMatch(/^preferences-\d+\.bad$/)
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(text)
    opened.set({ theme: 'light' })
    const again = open()
    expect(again.values.theme).toBe('light')
    expect(again.setAside).toBeNull()
  })

  it('that others could read are closed to them', () => {
    writeFileSync(file(), '{}', { mode: 0o644 })
    open()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it('of a newer version keep what is understood', () => {
    writeFileSync(file(), JSON.stringify({ theme: 'light', sidebar: { width: 240 } }))
    const opened = open()
    expect(opened.values).toEqual({ ...NEW, theme: 'light' })
    expect(opened.setAside).toBeNull()
    opened.set({ theme: 'dark' })
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ theme: 'dark', sidebar: { width: 240 } })
  })

  it('that cannot be written live until the app ends', () => {
    writeFileSync(join(folder, 'taken'), '')
    const opened = open(join(folder, 'taken', 'inside'))
    opened.set({ theme: 'dark' })
    expect(opened.values.theme).toBe('dark')
    expect(logged).not.toEqual([])
    expect(existsSync(file())).toBe(false)
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
