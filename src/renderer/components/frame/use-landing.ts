import { useEffect, useState } from 'react'
import { createFocusMemory } from '../../lib/focus-memory.ts'
import { landInContent } from '../../lib/land-focus.ts'
import type { AppState } from '../../stores/app.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'

/** A place with its own focus: of the drafts each one. */
const placeOf = ({ workspaceId, section, draftId }: AppState): string => `${workspaceId ?? ''}/${section}/${section === 'drafts' ? (draftId ?? '') : ''}`

/**
 * A section takes what had the focus with it when it goes; then the next one gets it, so that the keyboard goes on from there. Who was
 * writing in it when it was left goes on writing where the caret stood.
 */
export function useLanding(): void {
  const { app } = useServices()
  const section = useApp((state) => state.section)
  const workspaceId = useApp((state) => state.workspaceId)
  const [memory] = useState(createFocusMemory)
  // Told at once, before what is left is taken from the screen.
  useEffect(() => app.subscribe((now, before) => { if (placeOf(now) !== placeOf(before)) memory.leave(placeOf(before), document.activeElement) }), [app, memory])
  useEffect(() => landInContent(memory.kept(placeOf(app.getState()))), [app, memory, section, workspaceId])
}
