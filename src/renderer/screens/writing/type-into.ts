/** Typing for the user: the text goes in where the caret is, and one undo takes it out again. */

export type WritingField = HTMLTextAreaElement | HTMLInputElement

/**
 * Puts `text` in the place of what is between `start` and `end`. The field has the focus then, and the caret stands behind the text. In a
 * field of one line, lines become one.
 */
export function typeInto(field: WritingField, text: string, start: number, end: number): void {
  field.focus({ preventScroll: true })
  field.setSelectionRange(start, end)
  // The one way into a field's own undo: setting its value would empty that, and `setRangeText` goes past it.
  // oxlint-disable-next-line typescript/no-deprecated -- nothing has taken its place in a text field
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text)
}

/** Where the caret of a field is; at its end where it has none. */
export function caretOf(field: WritingField): { start: number; end: number } {
  const { selectionStart, selectionEnd, value } = field
  return { start: selectionStart ?? value.length, end: selectionEnd ?? value.length }
}
