/** Every word about captions that PowerPost writes: asking, approving, reading, using, paying. */
import * as de from './de/captions.ts'
import * as en from './en/captions.ts'
import { inLanguage } from './language.ts'

export type * from './en/captions.ts'
export const { credits, countWords, captionsWords, askWords, problemWords, askRefused, queueWords, approveRefused, captionsState, captionsTitle, detailWords, answerCost, doubtWords, reviewWords, putWords, putBackWords, bandWords, arrivedWords, spendWords, monthName, networksOf } = inLanguage(en, de)
