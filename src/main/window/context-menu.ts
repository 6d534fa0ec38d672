/** The menu under the right button in a text: what is wrong with a word, and the edits of the clipboard. */
import { BrowserWindow, Menu } from 'electron'
import type { ContextMenuParams, MenuItemConstructorOptions, WebContents } from 'electron'
import { LANGUAGES } from '../../contract/shell-contract.ts'
import { shellWords } from '../words/index.ts'
import type { ShellWords } from '../words/index.ts'

export type TextUnderPointer = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'>

export interface ContextMenuActs {
  /** Puts the suggestion in the word's place. */
  replace(suggestion: string): void
  /** The word is right for the client of this window. */
  addWord(word: string): void
}

const MOST_SUGGESTIONS = 5
const LONGEST_WORD = 40

/** Null where there is nothing to offer: no text is edited or chosen. */
export function contextMenuItems(text: TextUnderPointer, { menu, textMenu }: Pick<ShellWords, 'menu' | 'textMenu'>, acts: ContextMenuActs): MenuItemConstructorOptions[] | null {
  const { editFlags } = text
  if (!text.isEditable) return text.selectionText.trim() === '' ? null : [{ label: menu.copy, role: 'copy' }]
  const spelling: MenuItemConstructorOptions[] = text.misspelledWord === '' ? [] : [
    ...(text.dictionarySuggestions.length === 0
      ? [{ label: textMenu.noSuggestions, enabled: false }]
      : text.dictionarySuggestions.slice(0, MOST_SUGGESTIONS).map((suggestion) => ({ label: escaped(suggestion), click: () => acts.replace(suggestion) }))),
    { label: textMenu.addWord(escaped(shortened(text.misspelledWord))), click: () => acts.addWord(text.misspelledWord) },
    { type: 'separator' },
  ]
  const item = (role: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll', label: string, enabled: boolean): MenuItemConstructorOptions => ({ role, label, enabled })
  return [
    ...spelling,
    item('undo', menu.undo, editFlags.canUndo),
    item('redo', menu.redo, editFlags.canRedo),
    { type: 'separator' },
    item('cut', menu.cut, editFlags.canCut),
    item('copy', menu.copy, editFlags.canCopy),
    item('paste', menu.paste, editFlags.canPaste),
    { type: 'separator' },
    item('selectAll', menu.selectAll, editFlags.canSelectAll),
  ]
}

/** An ampersand marks a key in the label of a menu; two are one to be seen. */
const escaped = (label: string) => label.replaceAll('&', '&&')

function shortened(word: string): string {
  return word.length <= LONGEST_WORD ? word : `${word.slice(0, LONGEST_WORD - 1).replace(/\p{Cs}$/u, '')}…`
}

/** Of each window's own page: what the page shows a menu of its own for never comes here. */
export function offerContextMenu(contents: WebContents, addWord: (contents: WebContents, word: string) => void): void {
  contents.on('context-menu', (_event, params) => {
    const acts: ContextMenuActs = {
      replace: (suggestion) => contents.replaceMisspelling(suggestion),
      addWord: (word) => addWord(contents, word),
    }
    const items = contextMenuItems(params, wordsOf(contents), acts)
    const window = BrowserWindow.fromWebContents(contents)
    if (items === null || window === null) return
    Menu.buildFromTemplate(items).popup({ window, x: params.x, y: params.y, sourceType: params.menuSourceType })
  })
}

/** The page's address says in which language its words are (see the window's `strings/language.ts`). */
function wordsOf(contents: WebContents): ShellWords {
  const asked = URL.canParse(contents.getURL()) ? new URL(contents.getURL()).searchParams.get('language') : null
  return shellWords(LANGUAGES.find((one) => one === asked) ?? 'en')
}
