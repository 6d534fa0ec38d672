/** Edits of one client that are being made, or went wrong; and asking for more. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { MediaEdit } from '../../contract/schemas/media-edits.ts'
import type { MediaItem } from '../../contract/schemas/media.ts'
import { composeRecipes } from '../../domain/media/index.ts'
import type { EditRecipe } from '../../domain/media/index.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import { createRefresher } from '../lib/refresher.ts'

export interface EditsState {
  /** Newest first. */
  open: readonly MediaEdit[]
}

export interface MediaEdits {
  readonly state: StoreApi<EditsState>
  /** `recipe` is one of the original. Rejects with AppError. */
  make(mediaId: string, recipe: EditRecipe, draftId: string | null): Promise<MediaEdit>
  /** One edit more, on top of those that made this item. Rejects with AppError. */
  makeOf(item: Pick<MediaItem, 'id' | 'originalId'>, recipe: EditRecipe, draftId: string | null): Promise<MediaEdit>
  cancel(editId: string): Promise<void>
  /** Several places may follow at once. */
  start(): () => void
}

/** It is answered within two seconds, whatever is made; on a busy disk later (ms). */
const DEADLINE_MS = 30_000

export function createMediaEdits({ connection }: { connection: Pick<CoreConnection, 'call' | 'command' | 'onChanged' | 'onReread'> }, workspaceId: string): MediaEdits {
  const state = createStore<EditsState>()(() => ({ open: [] }))
  const read = createRefresher(() => connection.call((client) => client.media.edits({ workspaceId })), (open) => state.setState({ open }), () => undefined)
  let users = 0
  let stop = () => {}

  async function make(mediaId: string, recipe: EditRecipe, draftId: string | null): Promise<MediaEdit> {
    try {
      return await connection.command((client, commandId) => client.media.edit({ workspaceId, commandId, mediaId, recipe, draftId }), { deadlineMs: DEADLINE_MS })
    } finally {
      void read()
    }
  }

  return {
    state,
    make,
    async makeOf(item, recipe, draftId) {
      if (item.originalId == null) return make(item.id, recipe, draftId)
      const family = await connection.call((client) => client.media.family({ workspaceId, mediaId: item.id }))
      return make(item.id, family.recipe === null ? recipe : composeRecipes(family.recipe, recipe), draftId)
    },
    async cancel(editId) {
      await connection.command((client, commandId) => client.media.cancelEdit({ workspaceId, commandId, editId }))
      void read()
    },
    start() {
      users += 1
      if (users === 1) {
        void read()
        const offs = [connection.onChanged(({ topic, workspaceId: of }) => { if (of === workspaceId && topic === 'media') void read() }), connection.onReread(() => void read())]
        stop = () => { for (const off of offs) off() }
      }
      let isUser = true
      return () => {
        if (!isUser) return
        isUser = false
        users -= 1
        if (users === 0) stop()
      }
    },
  }
}
