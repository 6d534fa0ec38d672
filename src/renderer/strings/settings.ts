/** Words of the settings. */
import * as de from './de/settings.ts'
import * as en from './en/settings.ts'
import { inLanguage } from './language.ts'

export const { settings, keyWords } = inLanguage(en, de)
