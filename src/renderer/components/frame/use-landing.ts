import { useEffect } from 'react'
import { landInContent } from '../../lib/land-focus.ts'
import { useApp } from '../../stores/services-context.tsx'

/** A section takes what had the focus with it when it goes; then the next one gets it, so that the keyboard goes on from there. */
export function useLanding(): void {
  const section = useApp((state) => state.section)
  const workspaceId = useApp((state) => state.workspaceId)
  useEffect(() => landInContent(), [section, workspaceId])
}
