/** Words of the previews. */
import * as de from './de/previews.ts'
import * as en from './en/previews.ts'
import { inLanguage } from './language.ts'

export const { previewWords } = inLanguage(en, de)
