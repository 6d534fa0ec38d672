import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { createDraftCaptions } from '../../stores/captions-draft.ts'
import type { Ask, AskState } from '../../stores/captions-ask.ts'
import { createCaptionsDetail, createCaptionsList } from '../../stores/captions-list.ts'
import type { CaptionsList, DetailState } from '../../stores/captions-list.ts'
import type { QueueState } from '../../stores/captions-queue.ts'
import { createSpend } from '../../stores/captions-spend.ts'
import type { SpendStore } from '../../stores/captions-spend.ts'
import type { Generation } from '../../../contract/schemas/generations.ts'
import { useServices } from '../../stores/services-context.tsx'

/** The requests of one client, for as long as a screen shows them. */
export function useCaptionsList(workspaceId: string): CaptionsList {
  const { connection, timing } = useServices()
  const list = useMemo(() => createCaptionsList(connection, workspaceId, timing), [connection, timing, workspaceId])
  useEffect(() => list.start(), [list])
  return list
}

/** One request with all of it, followed. */
export function useCaptionsDetail(workspaceId: string, generationId: string): DetailState & { retry: () => void } {
  const { connection } = useServices()
  const detail = useMemo(() => createCaptionsDetail(connection, workspaceId, generationId), [connection, workspaceId, generationId])
  useEffect(() => detail.start(), [detail])
  return { ...useStore(detail.store), retry: () => void detail.refresh() }
}

/** The requests of one draft. */
export function useDraftCaptions(workspaceId: string, draftId: string): readonly Generation[] {
  const { connection } = useServices()
  const captions = useMemo(() => createDraftCaptions(connection, workspaceId, draftId), [connection, workspaceId, draftId])
  useEffect(() => captions.start(), [captions])
  return useStore(captions.store, (state) => state.items)
}

export function useQueue(workspaceId: string): QueueState {
  const { captions } = useServices()
  return useStore(captions.queue(workspaceId).store)
}

export function useSpend(workspaceId: string): SpendStore {
  const { connection } = useServices()
  const spend = useMemo(() => createSpend(connection, workspaceId), [connection, workspaceId])
  useEffect(() => spend.start(), [spend])
  return spend
}

/** The request in the making; prices are followed while `isOpen`. */
export function useAsk(workspaceId: string, draftId: string | null, isOpen: boolean): { ask: Ask; state: AskState } {
  const { captions } = useServices()
  const ask = captions.ask(workspaceId, draftId)
  useEffect(() => (isOpen ? ask.start() : undefined), [ask, isOpen])
  return { ask, state: useStore(ask.store) }
}
