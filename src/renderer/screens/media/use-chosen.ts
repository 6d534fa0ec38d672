import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { LibraryItem } from '../../../contract/schemas/media.ts'
import type { MediaSelection } from '../../stores/media-selection.ts'

/** What is chosen, in the order of the list. */
export function useChosen(selection: MediaSelection, items: readonly LibraryItem[]): LibraryItem[] {
  const ids = useStore(selection.state, (state) => state.ids)
  return useMemo(() => (ids.size === 0 ? [] : items.filter((item) => ids.has(item.id))), [ids, items])
}
