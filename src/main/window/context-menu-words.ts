/** Words of the menu under the right button, in the language of its window. */
import type { Language } from '../../contract/shell-contract.ts'

export interface ContextMenuWords {
  noSuggestions: string
  addWord: (word: string) => string
  undo: string
  redo: string
  cut: string
  copy: string
  paste: string
  selectAll: string
}

export const CONTEXT_MENU_WORDS: Record<Language, ContextMenuWords> = {
  en: {
    noSuggestions: 'No suggestions',
    addWord: (word) => `“${word}” is right for this client`,
    undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
  },
  de: {
    noSuggestions: 'Keine Vorschläge',
    addWord: (word) => `„${word}“ ist bei diesem Kunden richtig`,
    undo: 'Rückgängig', redo: 'Wiederholen', cut: 'Ausschneiden', copy: 'Kopieren', paste: 'Einfügen', selectAll: 'Alles auswählen',
  },
}
