/** Names of keys. */
import * as de from './de/keys.ts'
import * as en from './en/keys.ts'
import { inLanguage } from './language.ts'

export const { KEY_NAMES } = inLanguage(en, de)
