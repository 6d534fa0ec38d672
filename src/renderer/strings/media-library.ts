/** Words of the media section: what is there, what is told of a file, what becomes of imports and uploads. */
import * as de from './de/media-library.ts'
import * as en from './en/media-library.ts'
import { inLanguage } from './language.ts'

export const { libraryWords, tileWords, dayOf, dayName, daysName, filterWords, detailWords, saveWords, factsOf, codecNames, kindName, reasonWords, verdictNames, checkedDay, sendState, actWords, dropWords, batchPanel, batchLine, offerWords, offerSentence, uploadWords, pickerWords, uploadState } = inLanguage(en, de)
