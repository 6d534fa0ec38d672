/** Words of the palette: where one goes, finds and does everything by a few letters. */
import * as de from './de/palette.ts'
import * as en from './en/palette.ts'
import { inLanguage } from './language.ts'

export const { paletteWords, actionWords, clientNote, foundWords } = inLanguage(en, de)
