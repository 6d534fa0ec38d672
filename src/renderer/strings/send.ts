/** Every word of the send sheet, and the names of networks and post types. */
import * as en from './en/send.ts'
import { inLanguage } from './language.ts'

export const { NETWORKS, FORMS, networkNames, networkName, formName, listOf, PROBLEMS, problemWords, sendWords, REFUSED, refusedWords, detailWords, itemName } = inLanguage(en)
