/** A slash at the beginning of a line asks for a snippet; what is typed after it looks for one. */

export interface Slash {
  /** Where the slash stands. */
  start: number
  /** What was typed after it, up to the caret. */
  query: string
}

/** Names are short, and a line that begins with a slash is at times just that. */
const LONGEST = 30

/** Null where the caret is not in such a line: a second slash (a path), a slash within a text, or two spaces end it. */
export function slashAt(text: string, caret: number): Slash | null {
  const start = text.lastIndexOf('\n', caret - 1) + 1
  if (text.charAt(start) !== '/' || caret <= start) return null
  const query = text.slice(start + 1, caret)
  if (query.length > LONGEST || /\/|^\s|\s{2}/u.test(query)) return null
  return { start, query }
}
