/** Words of the emoji picker. */
import * as de from './de/emoji.ts'
import * as en from './en/emoji.ts'
import { inLanguage } from './language.ts'

export const { emojiWords } = inLanguage(en, de)
