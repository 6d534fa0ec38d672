/** Words of the log of requests. */
import * as de from './de/activity.ts'
import * as en from './en/activity.ts'
import { inLanguage } from './language.ts'

export const { activityWords, operationName, outcomeWords, tookWords } = inLanguage(en, de)
