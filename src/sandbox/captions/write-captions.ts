/**
 * Captions as a service would write them: each platform in its length and manner, hashtags within, in the language of the prompt. Put
 * together by rule from what was sent, so that the same wish reads the same.
 */
import type { Platform } from '../../domain/post-types.ts'
import { languageOf } from './languages.ts'
import type { Spoken } from './languages.ts'
import { PHRASES } from './phrases.ts'
import type { Manner, Phrases } from './phrases.ts'
import { hashtags } from './tags.ts'
import { cut, hashOf, sentenceCase, sentencesOf, weighForX, withoutStop } from './text.ts'

/** What is known of the files. */
export interface SeenMedia {
  images: number
  videos: number
  fileNames: readonly string[]
}
export interface CaptionWish {
  /** Null when only media were given. */
  prompt: string | null
  cta: string | null
  platforms: readonly Platform[]
  isDeep: boolean
  /** Of the writing style; null leaves each platform its own. */
  manner: Manner | null
  media: SeenMedia
  /** Hosts of the sources that could be read. */
  sources: readonly string[]
}
export type WrittenCaptions = Partial<Record<Platform, string | { title: string; description: string }>>

const X_WEIGHT = 280
const TITLE_LENGTH = 100
/** Characters of the prompt that are worked into a caption; Instagram takes 2,200 in all. */
const BODY_LENGTH = { instagram: 900, tiktok: 110, facebook: 700, linkedin: 1_500, youtube: 1_500 } as const
const USUAL_MANNER: Readonly<Record<Platform, Manner>> = { instagram: 'warm', tiktok: 'playful', youtube: 'plain', x: 'plain', facebook: 'warm', linkedin: 'expert' }
const EMOJI: readonly (readonly [string, RegExp])[] = [
  ['☕', /coffee|espresso|kaffee|caf[eé]|beans|bohnen/iu], ['🥐', /bread|bak|cake|brot|kuchen|pain|breakfast|brunch|menu/iu], ['🌊', /\bsea\b|ocean|beach|lake|boat|sail|meer|strand|plage|playa/iu],
  ['🏔️', /mountain|hik|trail|alp|berg|wander|montagne|montaña/iu], ['🚲', /bik|cycl|fahrrad|vélo|bici/iu], ['🌿', /garden|plant|spring|green|garten|frühling|jardin/iu], ['🎨', /design|colou?r|theme|art|farbe/iu],
  ['📚', /book|read|buch|libro|livre/iu], ['🎉', /launch|open|birthday|celebrat|eröffn|party|fest/iu],
]

export function writeCaptions(wish: CaptionWish): WrittenCaptions {
  const written: WrittenCaptions = {}
  for (const platform of wish.platforms) written[platform] = writeOne(platform, wish)
  return written
}

function writeOne(platform: Platform, wish: CaptionWish): string | { title: string; description: string } {
  // YouTube refuses these two signs, in titles and descriptions.
  const given = (platform === 'youtube' ? (wish.prompt ?? '').replace(/[<>]/gu, ' ') : (wish.prompt ?? '')).trim()
  const language = given ? languageOf(given) : 'en'
  const pick = picker(`${platform}\n${given}\n${wish.cta ?? ''}\n${wish.media.fileNames.join()}`)
  const phrases = language === null ? null : PHRASES[language]
  const manner = wish.manner ?? USUAL_MANNER[platform]
  const say = (choose: (from: Phrases) => readonly string[]) => (phrases === null ? '' : pick(choose(phrases)))
  const subject = given ? aboutWhat(given) : (named(wish.media.fileNames) ?? say((from) => from.unknown))
  const sentences = sentencesOf(subject)
  const first = sentences[0] ?? sentenceCase(subject)
  const rest = sentences.slice(1).join(' ')
  const emoji = manner === 'warm' || manner === 'playful' ? (EMOJI.find(([, pattern]) => pattern.test(subject))?.[0] ?? (manner === 'playful' ? '✨' : '')) : ''
  const tags = (most: number) => hashtags(subject, language, most).join(' ')
  const cta = wish.cta?.trim() ?? ''
  const research = wish.isDeep ? say((from) => from.research) : ''
  const sources = wish.sources.length > 0 && phrases ? `${phrases.sources} ${[...new Set(wish.sources)].join(', ')}` : ''
  const opener = say((from) => from.openers[manner])
  const thought = say((from) => from.thoughts[manner])
  const question = say((from) => from.questions)
  const seen = seenLine(wish.media, say)

  switch (platform) {
    case 'instagram':
      return paragraphs(line(opener, emoji), cut(line(first, rest), BODY_LENGTH.instagram), line(thought, seen), research, line(question, cta), tags(5))
    case 'tiktok':
      return line(cut(line(manner === 'plain' ? '' : ledIn(say((from) => from.short)), withoutStop(first)), BODY_LENGTH.tiktok), emoji, cta, tags(4), '#fyp')
    case 'facebook':
      return paragraphs(cut(line(opener, first, rest), BODY_LENGTH.facebook), line(thought, emoji), research, line(question, seen), cta, tags(2))
    case 'linkedin':
      return paragraphs(opener, cut(line(first, rest), BODY_LENGTH.linkedin), lessons(phrases, pick), research, thought, sources, line(question, cta), tags(4))
    case 'x': {
      const end = line(cta, fitting(hashtags(subject, language, 2), X_WEIGHT - weighForX(cta) - 40))
      const room = X_WEIGHT - weighForX(end) - (end === '' ? 0 : 1)
      const whole = line(first, rest)
      const longer = line(whole, thought)
      return line(weighForX(longer) <= Math.min(room, 200) ? longer : cut(whole, room, weighForX), end)
    }
    case 'youtube':
      return {
        title: cut(titleOf(first, language), TITLE_LENGTH),
        description: paragraphs(cut(line(first, rest), BODY_LENGTH.youtube), say((from) => from.inThisVideo), research, sources, cta, say((from) => from.subscribe), tags(5)),
      }
  }
}

const paragraphs = (...parts: string[]) => parts.filter((part) => part.trim() !== '').join('\n\n')
const line = (...parts: string[]) => parts.filter((part) => part.trim() !== '').join(' ')

/** Chooses by the text that it was made with, another one at each turn. */
function picker(text: string): <T>(from: readonly T[]) => T {
  let turn = 0
  return (from) => {
    turn += 1
    const chosen = from[hashOf(`${turn}\n${text}`) % from.length]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
}

/** Without the words of an order: "write a post about …" is not what the post is to say. */
function aboutWhat(prompt: string): string {
  const english = /^(?:please\s+)?(?:write|create|make|draft|generate)\s+(?:me\s+|us\s+)?(?:an?\s+|some\s+|the\s+)?(?:[\p{L}-]+\s+){0,3}?(?:posts?|captions?|texts?|announcements?)\s+(?:about|for|on|announcing|that)\s+/iu
  const german = /^(?:bitte\s+)?(?:schreib|schreibe|erstelle|mach|mache)\s+(?:mir\s+|uns\s+)?(?:einen\s+|eine\s+|ein\s+)?(?:[\p{L}-]+\s+){0,2}?(?:posts?|beitrag|beiträge|text|texte|caption)\s+(?:über|zu|zum|zur|für)\s+/iu
  const short = prompt.replace(english, '').replace(german, '').trim()
  return short === '' ? prompt : short
}

/** What the names of files tell, when a person gave them. */
function named(fileNames: readonly string[]): string | null {
  for (const name of fileNames) {
    const words = name.replace(/\.[^.]+$/u, '').replace(/[_\-.]+/gu, ' ').replace(/\b\d[\d ]*\b/gu, ' ').trim().split(/\s+/u)
    const telling = words.filter((word) => /^\p{L}{3,}$/u.test(word) && !/^(?:img|dsc|dscf|pxl|mov|vid|image|video|photo|screenshot|scan|upload|untitled|final|copy)$/iu.test(word))
    if (telling.length >= 2) return telling.join(' ')
  }
  return null
}

function seenLine({ images, videos }: SeenMedia, say: (choose: (from: Phrases) => readonly string[]) => string): string {
  if (videos > 0) return say((from) => from.video)
  if (images > 1) return say((from) => from.photos).replace('{n}', String(images))
  return images === 1 ? say((from) => from.onePhoto) : ''
}

const ledIn = (text: string) => (text === '' || /[.!?]$/u.test(text) ? text : `${text}:`)

/** Three that differ, as a list. */
function lessons(phrases: Phrases | null, pick: <T>(from: readonly T[]) => T): string {
  if (!phrases) return ''
  const chosen = new Set<string>()
  for (let turn = 0; chosen.size < 3 && turn < 12; turn += 1) chosen.add(pick(phrases.lessons))
  return [...chosen].map((lesson) => `• ${lesson}`).join('\n')
}

/** As many as there is room for, one at least. */
function fitting(tags: readonly string[], room: number): string {
  const chosen = tags.filter((_tag, at) => weighForX(tags.slice(0, at + 1).join(' ')) <= room)
  return (chosen.length > 0 ? chosen : tags.slice(0, 1)).join(' ')
}

/** A title is short; a long sentence gives its beginning up to a natural break. */
function titleOf(sentence: string, language: Spoken | null): string {
  const whole = withoutStop(sentence) || sentence
  if (whole.length <= 70) return whole
  const part = /^.{20,70}?(?=[,;:–—(]| - )/u.exec(whole)?.[0]
  return part ?? (language === null ? whole : cut(whole, 70))
}
