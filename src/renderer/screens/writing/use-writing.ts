import { useStore } from 'zustand'
import type { ClientWriting, WritingState } from '../../stores/writing.ts'
import { useServices } from '../../stores/services-context.tsx'

/** What the client keeps for writing: read when it is first asked for. */
export function useWriting<T>(workspaceId: string, select: (state: WritingState) => T): T {
  return useStore(useClientWriting(workspaceId).state, select)
}

export function useClientWriting(workspaceId: string): ClientWriting {
  return useServices().writing.of(workspaceId)
}

/** The `lang` of fields in which this client is written: only where there is no doubt. */
export function useWritingLang(workspaceId: string): string | undefined {
  return useWriting(workspaceId, ({ settings }) => (settings.languages.length === 1 ? settings.languages[0] : undefined))
}
