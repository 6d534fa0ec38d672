/** Words around the work: bars, rail, sections, states of the app. */
import * as de from './de/frame.ts'
import * as en from './en/frame.ts'
import { inLanguage } from './language.ts'

export type * from './en/frame.ts'
export const { frame, accountStatus, pauseWords, noticeWords, SHORTCUTS } = inLanguage(en, de)
