/** Which snippets fit what was typed, best first; the name counts more than the text. */
import type { Segment } from '../../../contract/schemas/search.ts'
import type { Snippet } from '../../../contract/schemas/writing.ts'
import { foldLetters } from '../../../domain/fold-letters.ts'
import { matchName } from '../palette/match.ts'

export interface RankedSnippet {
  snippet: Snippet
  /** The name, with what was typed marked in it. */
  label: Segment[]
}

export function rankSnippets(query: string, snippets: readonly Snippet[]): RankedSnippet[] {
  const typed = query.trim()
  const words = foldLetters(typed).split(/\s+/u).filter((word) => word !== '')
  return snippets
    .flatMap((snippet) => {
      const match = matchName(typed, snippet.name)
      if (match !== null) return [{ snippet, label: match.label, score: match.score + (match.strong ? 100 : 10) }]
      const text = foldLetters(snippet.text)
      return words.every((word) => text.includes(word)) ? [{ snippet, label: [{ text: snippet.name, hit: false }], score: 0 }] : []
    })
    .sort((a, b) => b.score - a.score)
    .map(({ snippet, label }) => ({ snippet, label }))
}
