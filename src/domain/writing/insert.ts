/** What to type where the caret is, so that a text that is put in stands apart from what is around it. */
import { missingTags } from './hashtags.ts'
import type { SnippetKind } from './kinds.ts'

/**
 * `text`: the caption without what is to be replaced; `at`: where the caret is in it. Empty when there is nothing to put in: every tag
 * of the set is there.
 */
export function insertionOf(piece: { kind: SnippetKind; text: string }, text: string, at: number): string {
  if (piece.kind !== 'hashtags') return piece.text
  const tags = missingTags(piece.text, text).join(' ')
  if (tags === '') return ''
  const before = at > 0 && !/\s/u.test(text.charAt(at - 1)) ? ' ' : ''
  const after = at < text.length && !/\s/u.test(text.charAt(at)) ? ' ' : ''
  return before + tags + after
}
