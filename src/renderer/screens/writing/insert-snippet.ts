/** Puts a snippet into the text as one edit. */
import type { Snippet } from '../../../contract/schemas/writing.ts'
import { insertionOf } from '../../../domain/writing/index.ts'
import { typeInto } from './type-into.ts'
import type { WritingField } from './type-into.ts'

/** Answers false when there was nothing to put in: every tag of the set is there. What stood from `start` to `end` is gone either way. */
export function insertSnippet(field: WritingField, snippet: Snippet, start: number, end: number): boolean {
  const without = field.value.slice(0, start) + field.value.slice(end)
  const text = insertionOf(snippet, without, start)
  if (text !== '' || end > start) typeInto(field, text, start, end)
  else field.focus({ preventScroll: true })
  return text !== ''
}
