import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import type { Place } from './checks-facts.ts'

export interface JumpTargets {
  caption: RefObject<HTMLTextAreaElement | null>
  title: RefObject<HTMLInputElement | null>
  /** Holds the tiles of the files. */
  root: RefObject<HTMLElement | null>
}

/** Takes the user to a place of the draft: the tab that shows it is opened, then its part is marked and focused. */
export function useJump(targets: JumpTargets, tab: CaptionTab, openTab: (tab: CaptionTab) => void): (place: Place) => void {
  const [place, setPlace] = useState<Place | null>(null)
  const { caption, title, root } = targets
  useEffect(() => {
    if (place === null) return
    if (place.kind === 'caption') mark(caption.current, place)
    else if (place.kind === 'title') mark(title.current, place)
    else root.current?.querySelector<HTMLElement>(`[data-media="${place.mediaId}"]`)?.focus()
  }, [place, caption, title, root])
  return (to) => {
    if (to.kind === 'caption') openTab(to.tab)
    // Beside the shared text the title stands too.
    else if (to.kind === 'title' && tab !== 'shared') openTab('youtube')
    // A new object each time: the same place can be asked for twice.
    setPlace({ ...to })
  }
}

function mark(field: HTMLTextAreaElement | HTMLInputElement | null, { start, end }: { start: number; end: number }): void {
  if (field === null) return
  // A field scrolls to what is marked in it when it takes the focus, not when something is marked.
  field.blur()
  field.setSelectionRange(start, end)
  field.focus()
}
