/** The emoji: what they are, what they are called in both languages, and in which order they stand. */
import type { CompactEmoji } from 'emojibase'
import { foldLetters } from '../../../domain/fold-letters.ts'
import type { Language } from '../../strings/language.ts'

export const EMOJI_GROUPS = ['smileys', 'people', 'animals', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags'] as const
export type EmojiGroup = (typeof EMOJI_GROUPS)[number]

/** 0: none; then from light to dark. */
export const TONES = [0, 1, 2, 3, 4, 5] as const
export type Tone = (typeof TONES)[number]

export interface Emoji {
  /** Of the one without a skin tone: what it is known by. */
  code: string
  text: string
  group: EmojiGroup
  names: Record<Language, string>
  /** Names of both languages as they are searched, and further words. */
  folded: readonly string[]
  words: readonly string[]
  /** The same with each skin tone, light to dark; null where it has none. */
  toned: readonly string[] | null
}

/** As emojibase numbers them; 2 is for parts that are no emoji by themselves. */
const NUMBERED: readonly (EmojiGroup | null)[] = ['smileys', 'people', null, 'animals', 'food', 'travel', 'activities', 'objects', 'symbols', 'flags']
const MODIFIERS = ['1F3FB', '1F3FC', '1F3FD', '1F3FE', '1F3FF'] as const

/** `isShown`: false for those that this computer has no picture of. */
export function buildEmoji(en: readonly CompactEmoji[], de: readonly CompactEmoji[], isShown: (code: string) => boolean): Emoji[] {
  const german = new Map(de.map((one) => [one.hexcode, one]))
  return en
    .flatMap((one): (Emoji & { order: number })[] => {
      const group = one.group === undefined ? null : (NUMBERED[one.group] ?? null)
      if (group === null || !isShown(one.hexcode)) return []
      const other = german.get(one.hexcode)
      const names = { en: one.label, de: other?.label ?? one.label }
      const named = [...new Set([names.en, names.de].map(foldLetters))]
      const words = [...(one.tags ?? []), ...(other?.tags ?? [])].map(foldLetters)
      return [{ code: one.hexcode, text: one.unicode, group, names, folded: named, words: [...new Set(words)], toned: tonesOf(one), order: one.order ?? 0 }]
    })
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...emoji }) => emoji)
}

/** Of two people that each could have a tone, both get the same. */
function tonesOf({ skins }: CompactEmoji): readonly string[] | null {
  if (skins === undefined) return null
  const toned = MODIFIERS.map((modifier) => skins.find((skin) => {
    const own = skin.hexcode.split('-').filter((part) => MODIFIERS.some((one) => one === part))
    return own.length > 0 && own.every((part) => part === modifier)
  })?.unicode)
  const all = toned.filter((one) => one !== undefined)
  return all.length === MODIFIERS.length ? all : null
}

export function withTone(emoji: Emoji, tone: Tone): string {
  return tone === 0 ? emoji.text : (emoji.toned?.[tone - 1] ?? emoji.text)
}

/**
 * Those that every typed word fits, by their names in both languages first. Words fit from their beginning: "hea" finds a heart, "art"
 * does not.
 */
export function searchEmoji(all: readonly Emoji[], query: string): Emoji[] {
  const typed = foldLetters(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  if (typed.length === 0) return []
  return all
    .flatMap((emoji) => {
      const whole = foldLetters(query.trim())
      const score = emoji.folded.includes(whole) ? 4
        : emoji.words.includes(whole) ? 3
          : emoji.folded.some((name) => typed.every((word) => begins(name, word))) ? 2
            : typed.every((word) => [...emoji.folded, ...emoji.words].some((text) => begins(text, word))) ? 1 : 0
      return score === 0 ? [] : [{ emoji, score }]
    })
    .sort((a, b) => b.score - a.score)
    .map(({ emoji }) => emoji)
}

/** Whether a word of the text begins so. */
function begins(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true
  }
  return false
}
