/** Hashtags out of a text: its telling words, names written together, and some of the trade to fill up. */
import { isSmallWord } from './languages.ts'
import type { Spoken } from './languages.ts'
import { hashOf, wordsOf } from './text.ts'

const GENERAL: Readonly<Record<Spoken, readonly string[]>> = {
  en: ['behindthescenes', 'smallbusiness', 'shoplocal', 'madewithcare', 'supportlocal', 'newtoday', 'fromourstudio', 'dailyinspiration'],
  de: ['hinterdenkulissen', 'kleinunternehmen', 'mitliebegemacht', 'regional', 'handwerk', 'neuheute', 'ausunsererwerkstatt', 'inspiration'],
  fr: ['encoulisses', 'petitcommerce', 'faitavecsoin', 'local', 'artisanat', 'nouveauté', 'inspirationdujour'],
  es: ['detrasdecamaras', 'pequeñonegocio', 'hechoconcariño', 'local', 'artesania', 'novedad', 'inspiracion'],
}

/** Words that say something, the most telling first: names, then the longer ones, in the order of the text. */
export function tellingWords(text: string): string[] {
  const isWide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
  const found = wordsOf(text).filter((word) => /^\p{L}[\p{L}\p{N}]*$/u.test(word) && word.length <= 24 && !isSmallWord(word) && !/^\p{Script=Hiragana}+$/u.test(word) && word.length >= (isWide.test(word) ? 2 : 4))
  const seen = new Set<string>()
  return found.filter((word) => {
    const key = word.toLocaleLowerCase()
    return !seen.has(key) && seen.add(key)
  })
}

/** `#like #this`, at most `most`; never none. */
export function hashtags(text: string, language: Spoken | null, most: number): string[] {
  const names = Array.from(text.matchAll(/(?<![.!?]\s)(?<!^)(?<![\p{L}])(\p{Lu}\p{Ll}{2,})\s+(\p{Lu}\p{Ll}{2,})(?!\p{L})/gmu), ([, first = '', second = '']) => `${first}${second}`)
  const own = [...names, ...tellingWords(text).map((word) => word.toLocaleLowerCase())].slice(0, Math.max(1, most - (most > 3 ? 1 : 0)))
  const general = language === null && own.length > 0 ? [] : GENERAL[language ?? 'en']
  const from = hashOf(text) % Math.max(1, general.length)
  const fill = [...general.slice(from), ...general.slice(0, from)]
  return [...new Set([...own, ...fill].map((word) => `#${word}`))].slice(0, most)
}
