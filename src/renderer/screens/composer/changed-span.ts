/** The part of a text that another one does not have, at word borders: what lies between the beginning and the end that both share. */
export function changedSpan(text: string, other: string): { before: string; changed: string; after: string } {
  const mine = words(text)
  const theirs = words(other)
  const most = Math.min(mine.length, theirs.length)
  let start = 0
  while (start < most && mine[start] === theirs[start]) start += 1
  let end = 0
  while (end < most - start && mine[mine.length - 1 - end] === theirs[theirs.length - 1 - end]) end += 1
  return {
    before: mine.slice(0, start).join(''),
    changed: mine.slice(start, mine.length - end).join(''),
    after: mine.slice(mine.length - end).join(''),
  }
}

function words(text: string): string[] {
  return text.split(/(?<=\s)(?=\S)|(?<=\S)(?=\s)/u)
}
