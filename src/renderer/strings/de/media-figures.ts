/** Sizes, lengths and shapes of files are figures: written by the locale, alike in every language. */
export { bytes, progressFigures, ratio, seconds } from '../en/media-figures.ts'
