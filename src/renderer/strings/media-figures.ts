/** Sizes, lengths and shapes of files as people write them. */
import * as de from './de/media-figures.ts'
import * as en from './en/media-figures.ts'
import { inLanguage } from './language.ts'

export const { bytes, seconds, ratio, progressFigures, moment, percent } = inLanguage(en, de)
