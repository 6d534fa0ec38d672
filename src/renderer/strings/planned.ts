/** Words for what goes out at a time. */
import * as de from './de/planned.ts'
import * as en from './en/planned.ts'
import { inLanguage } from './language.ts'

export const { CARRIES, plannedWords, schedulingWords } = inLanguage(en, de)
