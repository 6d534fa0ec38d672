/** Words of what reaches beyond one window. */
import * as de from './de/desktop.ts'
import * as en from './en/desktop.ts'
import { inLanguage } from './language.ts'

export const { desktopWords } = inLanguage(en, de)
