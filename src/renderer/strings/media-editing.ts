/** Words of the editor of pictures and films, of mends, and of what becomes of edits. */
import * as de from './de/media-editing.ts'
import * as en from './en/media-editing.ts'
import { inLanguage } from './language.ts'

export const { editingWords, ratioWords, fixWords, fixFor, makingWords, failedWords, refusedWords, MENDABLE } = inLanguage(en, de)
