/** One sentence and one next step for every code of the error family. */
import * as de from './de/errors.ts'
import * as en from './en/errors.ts'
import { inLanguage } from './language.ts'

export const { sentenceFor, wordsFor } = inLanguage(en, de)
