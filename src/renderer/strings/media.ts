/** Words of files: adding them, why one was not taken, what is known of them. */
import * as de from './de/media.ts'
import * as en from './en/media.ts'
import { inLanguage } from './language.ts'

export const { mediaWords, refusalSentence, batchWords, importFailure, mediaFacts } = inLanguage(en, de)
