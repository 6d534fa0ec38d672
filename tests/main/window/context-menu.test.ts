import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'

interface Item { label?: string; role?: string; type?: string; enabled?: boolean; click?: () => void }
const held = vi.hoisted(() => ({ shown: [] as { items: unknown[]; options: unknown }[], window: {} as object | null }))
vi.mock('electron', () => ({
  BrowserWindow: { fromWebContents: () => held.window },
  Menu: { buildFromTemplate: (items: unknown[]) => ({ popup: (options: unknown) => void held.shown.push({ items, options }) }) },
}))
const { offerContextMenu } = await import('../../../src/main/window/context-menu.ts')

const FLAGS = { canUndo: true, canRedo: false, canCut: false, canCopy: false, canPaste: true, canDelete: false, canSelectAll: true, canEditRichly: false }
const TEXT = { isEditable: true, selectionText: '', misspelledWord: '', dictionarySuggestions: [] as string[], editFlags: FLAGS, x: 10, y: 20, menuSourceType: 'mouse' }

let contents: EventEmitter & { getURL(): string; replaceMisspelling(word: string): void }
let replaced: string[]
let added: string[]

beforeEach(() => {
  held.shown = []
  replaced = []
  added = []
  contents = Object.assign(new EventEmitter(), { getURL: () => 'app://powerpost/index.html?language=de', replaceMisspelling: (word: string) => void replaced.push(word) })
  // The few parts of a page that are used.
  offerContextMenu(contents as unknown as WebContents, (_contents, word) => void added.push(word))
})

function open(over: Partial<typeof TEXT> = {}): Item[] {
  contents.emit('context-menu', {}, { ...TEXT, ...over })
  return (held.shown.at(-1)?.items ?? []) as Item[]
}

describe('the menu under the right button', () => {
  it('offers the edits of a text in the language of its window, and only what is possible', () => {
    expect(open().map((one) => one.label ?? one.type)).toEqual(['Rückgängig', 'Wiederholen', 'separator', 'Ausschneiden', 'Kopieren', 'Einfügen', 'separator', 'Alles auswählen'])
    expect(open().filter((one) => one.enabled === true).map((one) => one.role)).toEqual(['undo', 'paste', 'selectAll'])
    expect(held.shown.at(-1)?.options).toMatchObject({ x: 10, y: 20, window: held.window })
  })

  it('offers five words for a wrong one, and that it is right', () => {
    const items = open({ misspelledWord: 'Kafee', dictionarySuggestions: ['Kaffee', 'Kaff', 'A&B', 'x', 'y', 'z'] })
    expect(items.slice(0, 7).map((one) => one.label ?? one.type)).toEqual(['Kaffee', 'Kaff', 'A&&B', 'x', 'y', '„Kafee“ ist bei diesem Kunden richtig', 'separator'])
    items[0]?.click?.()
    items[2]?.click?.()
    items[5]?.click?.()
    expect([replaced, added]).toEqual([['Kaffee', 'A&B'], ['Kafee']])
  })

  it('says so when it knows no better word', () => {
    const [none] = open({ misspelledWord: 'Qqq' })
    expect(none).toEqual({ label: 'Keine Vorschläge', enabled: false })
  })

  it('copies what is chosen, and is not there where nothing is', () => {
    expect(open({ isEditable: false, selectionText: 'Torggata 1' })).toEqual([{ label: 'Kopieren', role: 'copy' }])
    held.shown = []
    open({ isEditable: false, selectionText: ' ' })
    expect(held.shown).toEqual([])
    held.window = null
    open()
    expect(held.shown).toEqual([])
    held.window = {}
  })

  it('speaks English where the page says nothing known', () => {
    contents.getURL = () => 'app://powerpost/index.html?language=xx'
    expect(open()[0]?.label).toBe('Undo')
    contents.getURL = () => ''
    expect(open()[0]?.label).toBe('Undo')
  })
})
