/** Captions as a service would write them: each platform in its length and manner, hashtags within. Made from the prompt alone, so that the same wish reads the same. */
import type { Platform } from '../../domain/post-types.ts'

export interface CaptionWish {
  /** Null when only media were given. */
  prompt: string | null
  cta: string | null
  platforms: readonly Platform[]
  isDeep: boolean
}
export type WrittenCaptions = Partial<Record<Platform, string | { title: string; description: string }>>

/** Characters that X takes. */
const X_LENGTH = 280
const TITLE_LENGTH = 100
/** Words that say too little for a hashtag. */
const SMALL_WORDS = new Set('about after again also and are but can for from get has have her his into its just more not now our out over see she than that the their them then they this today was were what when where which will with you your'.split(' '))

export function writeCaptions({ prompt, cta, platforms, isDeep }: CaptionWish): WrittenCaptions {
  const subject = sentence(prompt ?? 'A look at what we have been making')
  const tags = hashtags(prompt ?? '')
  const call = cta ?? ''
  const research = isDeep ? 'We looked into what people ask about this, and kept what matters.' : ''
  const written: WrittenCaptions = {}
  for (const platform of platforms) {
    switch (platform) {
      case 'instagram':
        written.instagram = paragraphs(subject, research, 'Swipe, save it for later, and tell us what you think.', call, tags.slice(0, 8).join(' '))
        break
      case 'tiktok':
        written.tiktok = [cut(subject, 120), call, ...tags.slice(0, 4), '#fyp'].filter(Boolean).join(' ')
        break
      case 'youtube':
        written.youtube = {
          title: cut(subject, TITLE_LENGTH),
          description: paragraphs(subject, research, 'In this video: what it is, why we made it, and what comes next.', call, tags.slice(0, 5).join(' ')),
        }
        break
      case 'x': {
        const end = [call, ...tags.slice(0, 2)].filter(Boolean).join(' ')
        written.x = [cut(subject, X_LENGTH - end.length - 1), end].filter(Boolean).join(' ')
        break
      }
      case 'facebook':
        written.facebook = paragraphs(subject, research, 'What would you like to know about it? Write it below.', call, tags.slice(0, 3).join(' '))
        break
      case 'linkedin':
        written.linkedin = paragraphs(subject, 'What we learned on the way: start small, listen early, and show the work.', research, call, tags.slice(0, 5).join(' '))
        break
    }
  }
  return written
}

const paragraphs = (...parts: string[]) => parts.filter(Boolean).join('\n\n')

function sentence(text: string): string {
  const trimmed = text.trim()
  const first = trimmed.slice(0, 1).toLocaleUpperCase('en') + trimmed.slice(1)
  return /[.!?…]$/u.test(first) ? first : `${first}.`
}

/** At a word where there is one; never longer than `length` characters, however they are counted. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const short = Array.from(text.slice(0, length - 1)).join('')
  const word = short.replace(/\s+\S*$/u, '')
  return `${(word || short).replace(/\p{Cs}$/u, '').trimEnd()}…`
}

function hashtags(text: string): string[] {
  const words = (text.match(/[\p{L}\p{N}]{4,24}/gu) ?? []).filter((word) => !SMALL_WORDS.has(word.toLocaleLowerCase('en')))
  return [...new Set([...words.map((word) => `#${word.toLocaleLowerCase('en')}`), '#behindthescenes', '#smallbusiness'])]
}
