/** Words of what the composer counts and checks. */
import * as de from './de/checks.ts'
import * as en from './en/checks.ts'
import { inLanguage } from './language.ts'

export const { checksWords, summaryWords, countParts, countWords, countInWords, unitWords, checkWords, unfitWords, unfitSentence, limitLines } = inLanguage(en, de)
