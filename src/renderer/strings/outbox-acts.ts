/** Words of what can be done about a step, and of what holds up a whole account. */
import * as de from './de/outbox-acts.ts'
import * as en from './en/outbox-acts.ts'
import { inLanguage } from './language.ts'

export type * from './en/outbox-acts.ts'
export const { unknownPanel, ANSWERS, answerMeans, isAnswer, ACTIONS, actionLabel, CONFIRM, confirmWords, PAUSES, pauseWords } = inLanguage(en, de)
