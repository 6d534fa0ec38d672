/** Sets of hashtags: how they are written down, and which of them a text lacks. */
import { hashtagsIn } from '../captions/index.ts'

/**
 * The tags of what was typed or pasted, each once and with its sign, one space between: "coffee, #Oslo oslo" → "#coffee #Oslo".
 * Words that no network takes as a tag (numbers alone, signs) are left out.
 */
export function tidyHashtags(typed: string): string {
  const words = typed.normalize('NFC').split(/[\s,;]+/u).flatMap((word) => {
    const bare = word.replace(/^[#＃]+/u, '')
    return bare === '' ? [] : bare.split(/[#＃]/u)
  })
  return once(words.flatMap((word) => tagsOf(`#${word}`).slice(0, 1))).join(' ')
}

/** The tags of a text, as they are written in it. */
export function tagsOf(text: string): string[] {
  return hashtagsIn(text).map(({ start, end }) => text.slice(start, end))
}

/** Those tags of a set that the text does not have yet; letters' case is no difference. */
export function missingTags(set: string, text: string): string[] {
  const there = new Set(tagsOf(text).map(folded))
  return once(tagsOf(set)).filter((tag) => !there.has(folded(tag)))
}

function once(tags: readonly string[]): string[] {
  const seen = new Set<string>()
  return tags.filter((tag) => {
    const key = folded(tag)
    return !seen.has(key) && seen.add(key)
  })
}

const folded = (tag: string) => tag.replace('＃', '#').normalize('NFC').toLowerCase()
