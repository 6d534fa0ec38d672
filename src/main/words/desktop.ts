import { desktopWords as de } from './desktop.de.ts'
import { desktopWords as en } from './desktop.en.ts'
import type { Language } from '../../contract/shell-contract.ts'

export type DesktopWords = typeof en

export const desktopWordsIn = (language: Language): DesktopWords => (language === 'de' ? de : en)
