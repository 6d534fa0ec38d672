/** Words of the composer and the history of a draft. */
import * as de from './de/composer.ts'
import * as en from './en/composer.ts'
import { inLanguage } from './language.ts'

export const { composerWords, historyWords, revisionReason, saveWords, failureWords } = inLanguage(en, de)
