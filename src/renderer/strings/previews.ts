/** Words of the previews. */
import * as en from './en/previews.ts'
import { inLanguage } from './language.ts'

export const { previewWords } = inLanguage(en)
