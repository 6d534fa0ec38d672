/** Characters as a person counts them: an emoji of several parts is one. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Nothing in here joins with its neighbour, so that each unit is a character. Carriage returns do. */
const PLAIN = /^[\n\t\x20-\x7e]*$/

export function countGraphemes(text: string): number {
  if (PLAIN.test(text)) return text.length
  let count = 0
  // Line by line: most are plain, and no character goes on after the end of one.
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start) + 1 || text.length
    const line = text.slice(start, end)
    if (PLAIN.test(line)) count += line.length
    else for (const _ of segmenter.segment(line)) count += 1
    start = end
  }
  return count
}

/** Units with which a character begins, whatever is before them. */
const BEGINS = /[\t\x20-\x7e\u3040-\u30ff\u4e00-\u9fff]/

/** Where the character that holds this UTF-16 unit begins: a text cut there has no half of one. */
export function graphemeStart(text: string, at: number): number {
  if (at <= 0) return 0
  if (at >= text.length) return text.length
  // Reading a long text from its beginning takes long.
  let from = at - 1
  while (from > 0 && !BEGINS.test(text.charAt(from))) from -= 1
  return from + (segmenter.segment(text.slice(from, at + 2)).containing(at - from)?.index ?? 0)
}

/** The text's first `count` characters. */
export function firstGraphemes(text: string, count: number): string {
  // A character has at least one unit.
  if (text.length <= count) return text
  let left = count
  for (const { index } of segmenter.segment(text)) {
    if (left === 0) return text.slice(0, index)
    left -= 1
  }
  return text
}
