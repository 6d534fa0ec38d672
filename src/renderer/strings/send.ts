/** Every word of the send sheet, and the names of networks and post types. */
import * as de from './de/send.ts'
import * as en from './en/send.ts'
import { inLanguage } from './language.ts'

export const { NETWORKS, FORMS, networkNames, networkName, formName, formInText, listOf, PROBLEMS, problemWords, sendWords, REFUSED, refusedWords, detailWords, itemName } = inLanguage(en, de)
