/** Words of what a client keeps for writing, and of copies of drafts. */
import * as de from './de/writing.ts'
import * as en from './en/writing.ts'
import { inLanguage } from './language.ts'

export const { writingWords, copyWords, manyWords } = inLanguage(en, de)
