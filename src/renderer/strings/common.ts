/** Words that many places share. */
import * as de from './de/common.ts'
import * as en from './en/common.ts'
import { inLanguage } from './language.ts'

export const { common } = inLanguage(en, de)
