/** The native menu and the sheet of shortcuts come from one table; here they are held against each other. */
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { COMMAND_KEYS, MENU_COMMANDS, ROLE_KEYS, acceleratorOf } from '../../../src/contract/shortcuts.ts'
import type { MenuCommand } from '../../../src/contract/shortcuts.ts'
import { menuTemplate } from '../../../src/main/window/menu-template.ts'
import type { MenuContext } from '../../../src/main/window/menu-template.ts'
import { shellWords } from '../../../src/main/words/index.ts'
import { SHORTCUTS as german } from '../../../src/renderer/strings/de/frame.ts'
import { SHORTCUTS as english } from '../../../src/renderer/strings/en/frame.ts'

const CLIENTS = Array.from({ length: 11 }, (_, at) => ({ id: `client-${at}`, name: at === 1 ? 'Bike & Co' : `Client ${at}` }))

function menu(part: Partial<MenuContext> = {}) {
  const done: string[] = []
  const template = menuTemplate({ words: shellWords('en'), isMac: false, isPackaged: true, clients: CLIENTS, hasClient: true, ...part }, {
    command: (command) => done.push(command), openClient: (id) => done.push(id), showMain: () => done.push('main'),
  })
  return { items: flat(template), done }
}
function flat(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
}
/** The template's own handlers take nothing. */
const press = (item: MenuItemConstructorOptions | undefined) => (item?.click as (() => void) | undefined)?.()

describe('the native menu', () => {
  it.each([true, false])('has every command, once, with the keys of the table (Mac: %s)', (isMac) => {
    const { items, done } = menu({ isMac })
    const keys: Partial<Record<MenuCommand, string>> = COMMAND_KEYS
    for (const item of items) {
      const before = done.length
      if (item.role === undefined) press(item)
      const command = MENU_COMMANDS.find((one) => one === done[before])
      if (command !== undefined) expect(item.accelerator ?? null, command).toBe(acceleratorOf(keys[command]))
    }
    expect(done.filter((one) => MENU_COMMANDS.some((command) => command === one)).toSorted()).toEqual([...MENU_COMMANDS].toSorted())
  })

  it('says no key that the sheet does not say, in both languages', () => {
    const onSheet = (sheet: typeof english) => new Set(sheet.flatMap(({ keys }) => keys.map((one) => one.keys)))
    expect(onSheet(german)).toEqual(onSheet(english))
    for (const keys of [...Object.values(COMMAND_KEYS), ...Object.values(ROLE_KEYS)]) expect(onSheet(english)).toContain(keys)
    const accelerators = menu().items.flatMap(({ accelerator }) => (typeof accelerator === 'string' ? [accelerator] : []))
    const sheet = [...onSheet(english)].map(acceleratorOf)
    // Of the nine clients the sheet names the first.
    for (const accelerator of accelerators) expect([...sheet, ...Array.from({ length: 8 }, (_, at) => `CmdOrCtrl+${at + 2}`)]).toContain(accelerator)
  })

  it('gives no key twice', () => {
    for (const isMac of [true, false]) {
      const all = menu({ isMac }).items.flatMap(({ accelerator }) => accelerator ?? [])
      expect(new Set(all).size).toBe(all.length)
    }
  })

  it('names the clients, the first nine with keys that stay the page’s own', () => {
    const { items, done } = menu()
    const clients = items.filter(({ label }) => label?.startsWith('Client ') || label?.startsWith('Bike'))
    expect(clients).toHaveLength(11)
    expect(clients[1]?.label).toBe('Bike && Co')
    expect(clients.map(({ accelerator }) => accelerator ?? null)).toEqual([...Array.from({ length: 9 }, (_, at) => `CmdOrCtrl+${at + 1}`), null, null])
    expect(clients.slice(0, 9).every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true)
    press(clients[3])
    expect(done).toEqual(['client-3'])
  })

  it('offers nothing to write or to go to before there is a client', () => {
    const { items } = menu({ hasClient: false, clients: [] })
    const names = ['New draft', 'Open draft in a new window', 'Drafts', 'Outbox', 'Settings…']
    expect(items.filter(({ label }) => names.includes(label ?? '')).map(({ enabled }) => enabled)).toEqual(names.map(() => false))
    expect(items.some(({ label }) => label === 'Switch client')).toBe(false)
  })
})
