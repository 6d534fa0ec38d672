/** Words of what is set for a client, and of what a key may do. */
import * as de from './de/client-settings.ts'
import * as en from './en/client-settings.ts'
import { inLanguage } from './language.ts'

export const { clientWords, scopeWords } = inLanguage(en, de)
