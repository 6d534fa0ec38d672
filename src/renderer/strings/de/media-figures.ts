/** Sizes, lengths and shapes of files are figures: written by the locale, alike in every language. */
export { bytes, moment, percent, progressFigures, ratio, seconds } from '../en/media-figures.ts'
