/** Every word of the outbox. State is said in words; the next step is named. Times come in as text, already formatted. */
import * as de from './de/outbox.ts'
import * as en from './en/outbox.ts'
import { inLanguage } from './language.ts'

export type * from './en/outbox.ts'
export { blockedKind } from './en/outbox.ts'
export const { outboxWords, plain, titleOf, sentenceOf, stateOf, cancelledWords, BLOCKED, blockedWords, isForCaptions, saidWords, unknownWords, SAW, sawWords, unknownPanel, ANSWERS, answerMeans, isAnswer, ACTIONS, actionLabel, CONFIRM, confirmWords, PAUSES, pauseWords, progressWords, percentOf } = inLanguage(en, de)
