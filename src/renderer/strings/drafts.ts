/** Words of the list of drafts and its trash. */
import * as de from './de/drafts.ts'
import * as en from './en/drafts.ts'
import { inLanguage } from './language.ts'

export const { draftsWords, sendWord, dayGroup, rowTime, fullTime, dayNumber } = inLanguage(en, de)
