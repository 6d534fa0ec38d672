/** Remembers which field of a place had the focus, and where in it the caret stood, so that one who comes back goes on there. */

interface Kept {
  /** Finds the field again when its place is drawn anew. */
  selector: string
  start: number
  end: number
}

export interface FocusMemory {
  /** One leaves the place: what has the focus in it now is kept; anything but a text forgets what was kept. */
  leave(place: string, focused: Element | null): void
  /** The selector of the field that was left, and what puts the caret back. Null where no text was left. */
  kept(place: string): { selector: string; restore: (element: HTMLElement) => void } | null
}

export function createFocusMemory(): FocusMemory {
  const places = new Map<string, Kept>()
  return {
    leave(place, focused) {
      // A button of the rail or the sidebar, a dialog: what was kept of the place still holds.
      if (focused === null || focused.closest('#content') === null) return
      if (!isText(focused)) return void places.delete(place)
      const label = focused.getAttribute('aria-label')
      if (label === null) return void places.delete(place)
      places.set(place, { selector: `#content ${focused.localName}[aria-label="${CSS.escape(label)}"]`, start: focused.selectionStart ?? 0, end: focused.selectionEnd ?? 0 })
    },
    kept(place) {
      const one = places.get(place)
      if (one === undefined) return null
      return {
        selector: one.selector,
        restore: (element) => {
          if (isText(element) && one.end <= element.value.length) element.setSelectionRange(one.start, one.end)
        },
      }
    },
  }
}

function isText(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && ['text', 'search'].includes(element.type))
}
