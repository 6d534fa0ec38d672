/** Sentences that captions are filled up with. `{n}` is a number, `{word}` a telling word of the prompt. */
import type { Spoken } from './languages.ts'
import { DE } from './phrases-de.ts'
import { EN } from './phrases-en.ts'
import { ES } from './phrases-es.ts'
import { FR } from './phrases-fr.ts'

/** How a writing style sounds; the dashboard gives each style one. */
export const MANNERS = ['plain', 'warm', 'playful', 'expert'] as const
export type Manner = (typeof MANNERS)[number]

export interface Phrases {
  /** A first line that leads in. */
  openers: Readonly<Record<Manner, readonly string[]>>
  /** A thought of one's own after the subject. */
  thoughts: Readonly<Record<Manner, readonly string[]>>
  /** A question to whoever reads. */
  questions: readonly string[]
  /** For people of the trade. */
  lessons: readonly string[]
  research: readonly string[]
  sources: string
  onePhoto: readonly string[]
  photos: readonly string[]
  video: readonly string[]
  /** What a description on YouTube says of its film. */
  inThisVideo: readonly string[]
  subscribe: readonly string[]
  /** The subject when there are only files. */
  unknown: readonly string[]
  short: readonly string[]
}

export const PHRASES: Readonly<Record<Spoken, Phrases>> = { en: EN, de: DE, fr: FR, es: ES }
