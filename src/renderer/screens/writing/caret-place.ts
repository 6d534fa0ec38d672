/** Where a place within a text area is on the screen. A text area does not tell, so its text is laid out once more beside it, unseen. */

/** What decides where letters and lines fall. */
const COPIED = [
  'boxSizing', 'width', 'paddingTop', 'paddingRight', 'paddingBottom', 'paddingLeft', 'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth',
  'fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'fontFeatureSettings', 'letterSpacing', 'lineHeight', 'textIndent', 'tabSize', 'wordBreak', 'overflowWrap',
] as const

export interface CaretPlace {
  left: number
  top: number
  height: number
}

/** In pixels of the window. */
export function caretPlace(field: HTMLTextAreaElement, at: number): CaretPlace {
  const style = getComputedStyle(field)
  const mirror = document.createElement('div')
  for (const name of COPIED) mirror.style[name] = style[name]
  mirror.style.position = 'fixed'
  mirror.style.visibility = 'hidden'
  mirror.style.whiteSpace = 'pre-wrap'
  mirror.style.overflowWrap = 'break-word'
  const box = field.getBoundingClientRect()
  mirror.style.left = `${box.left}px`
  mirror.style.top = `${box.top - field.scrollTop}px`
  // Without its scroll bar.
  mirror.style.width = `${field.clientWidth}px`
  mirror.textContent = field.value.slice(0, at)
  const mark = document.createElement('span')
  // Something to stand on, also at the end of a line.
  mark.textContent = '\u200b'
  mirror.append(mark, field.value.slice(at))
  document.body.append(mirror)
  const place = mark.getBoundingClientRect()
  mirror.remove()
  return { left: place.left, top: place.top, height: place.height }
}
