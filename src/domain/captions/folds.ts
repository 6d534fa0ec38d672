/**
 * How much of a text shows before "more". Networks fold by lines on the screen at hand; these are the figures for a phone or a narrow
 * column. Only Instagram's is documented; the others are what their apps are seen to do.
 */
import type { PostType } from '../post-types.ts'
import { firstGraphemes } from './graphemes.ts'
import { weighedEnd } from './weigh.ts'

export interface Fold {
  /** As a person counts them; on X as X does. */
  characters: number
  /** Lines that the text itself begins, empty ones too. */
  lines: number
  source: string
}

const seen = (characters: number, lines: number): Fold => ({ characters, lines, source: 'seen in the network’s own app' })
const ALL = Number.POSITIVE_INFINITY

/** Null where the text is not shown at all. Of a YouTube short the title is shown in its place. */
export const FOLDS: Record<PostType, Fold | null> = {
  'instagram-feed': { characters: 125, lines: 3, source: 'Instagram Help: why an entire caption does not display in feed' },
  'instagram-reel': seen(55, 1),
  'instagram-story': null,
  'tiktok-video': seen(100, 2),
  'tiktok-photos': seen(100, 2),
  'youtube-video': seen(120, 2),
  'youtube-short': null,
  'x-post': seen(280, ALL),
  'facebook-post': seen(477, 5),
  'facebook-reel': seen(80, 2),
  'facebook-story': null,
  'linkedin-post': seen(210, 3),
}

/** So far a cut goes back to end with a whole word (units). */
const WORD = 24

/** What of a text is shown at first, and whether there is more. */
export function foldText(text: string, postType: PostType): { shown: string; isFolded: boolean } {
  const whole = text.trim()
  const fold = FOLDS[postType]
  if (fold === null) return { shown: '', isFolded: false }
  const cut = Math.min(lengthOf(whole, postType, fold.characters), endOfLine(whole, fold.lines))
  if (cut >= whole.length) return { shown: whole, isFolded: false }
  return { shown: whole.slice(0, wordEnd(whole, cut)).trimEnd(), isFolded: true }
}

function lengthOf(text: string, postType: PostType, characters: number): number {
  return postType === 'x-post' ? weighedEnd(text, characters) : firstGraphemes(text, characters).length
}

/** Where the n-th line ends. */
function endOfLine(text: string, lines: number): number {
  let end = -1
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf('\n', end + 1)
    if (end === -1) return text.length
  }
  return end
}

function wordEnd(text: string, cut: number): number {
  if (/\s/u.test(text.charAt(cut))) return cut
  const blank = text.slice(Math.max(0, cut - WORD), cut).search(/\s\S*$/u)
  return blank === -1 ? cut : Math.max(0, cut - WORD) + blank
}
