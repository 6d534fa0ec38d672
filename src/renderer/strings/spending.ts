/** Words for what an account spent, and what of it nobody can tell. */
import * as de from './de/spending.ts'
import * as en from './en/spending.ts'
import { inLanguage } from './language.ts'

export const { spendingRow, spendingWords, clientSpendWords, spendFile } = inLanguage(en, de)
