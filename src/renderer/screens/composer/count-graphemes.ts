const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Nothing in here joins with its neighbour, so that each unit is a character. Carriage returns do. */
const PLAIN = /^[\n\t\x20-\x7e]*$/

/** Characters as a person counts them: an emoji of several parts is one. */
export function countGraphemes(text: string): number {
  if (PLAIN.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}
