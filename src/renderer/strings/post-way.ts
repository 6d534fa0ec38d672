/** Words for what became of a post. */
import * as de from './de/post-way.ts'
import * as en from './en/post-way.ts'
import { inLanguage } from './language.ts'

export const { againWords, AGAIN, wayWords, STATES, eventWords, elsewhereWords, listWords, foreignStatus, foreignTitle } = inLanguage(en, de)
