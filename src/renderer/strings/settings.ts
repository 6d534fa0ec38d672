/** Words of the settings. */
import * as en from './en/settings.ts'
import { inLanguage } from './language.ts'

export const { settings, keyWords } = inLanguage(en)
