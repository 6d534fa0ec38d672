import { desktopWords as de } from './desktop.de.ts'
import { desktopWords as en } from './desktop.en.ts'
import type { Spoken } from './choose-language.ts'

export type DesktopWords = ReturnType<typeof en>

export const desktopWordsIn = ({ language, locale }: Spoken): DesktopWords => (language === 'de' ? de : en)(locale)
