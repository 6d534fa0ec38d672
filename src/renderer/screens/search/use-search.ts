import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { createSearch } from '../../stores/search.ts'
import type { SearchState } from '../../stores/search.ts'
import { useServices } from '../../stores/services-context.tsx'

export interface SearchHandle extends SearchState {
  setText(text: string): void
}

/** Hits of each kind where a caller names no other number. */
const LIMIT = 50

/**
 * Search in one client for as long as the caller is on the screen. `setText` takes the field's text on each key; drafts, posts and
 * files come newest first, in segments with the hits marked (`<Hits segments={…} />`). Without a client nothing is found.
 */
export function useSearch(workspaceId: string | null, limit = LIMIT): SearchHandle {
  const { connection, timing } = useServices()
  const search = useMemo(() => createSearch({ connection, timing }, workspaceId ?? '', LIMIT), [connection, timing, workspaceId])
  useEffect(() => search.start(), [search])
  useEffect(() => search.setLimit(limit), [search, limit])
  const state = useStore(search.state)
  return useMemo(() => ({ ...state, setText: workspaceId === null ? () => undefined : search.setText }), [state, search, workspaceId])
}
