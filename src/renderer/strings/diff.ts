/** Words for what is different between two states of a text. */
import * as de from './de/diff.ts'
import * as en from './en/diff.ts'
import { inLanguage } from './language.ts'

export const { diffWords, differenceWords } = inLanguage(en, de)
