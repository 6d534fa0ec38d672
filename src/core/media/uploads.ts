/** Files that go to the service because the user says so, without a send that needs them. */
import type { Database } from 'better-sqlite3'
import { AppError, isAppError } from '../../contract/errors.ts'
import type { Clock, Random } from '../ports.ts'
import { DEFAULT_TIMINGS, openUpload, uploadStep } from '../sync/index.ts'
import type { Rows } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'

export interface UploadsDeps {
  clock: Clock
  random: Random
  ensureUploadRendition: (workspace: Workspace, mediaId: string) => Promise<string>
  sync: { wake(workspaceId: string): void }
  rowsOf: (db: Database) => Rows
}

export interface AskedUpload {
  mediaId: string
  /** `there`: the service has it. `refused`: it could not be made ready to send. */
  state: 'there' | 'queued' | 'refused'
  /** Its row in the outbox. */
  intentId: string | null
}

export interface Uploads {
  /** In the order asked for, each once. Throws WORKSPACE_NOT_LINKED, NOT_POSSIBLE_NOW while the client is held. */
  upload(workspace: Workspace, input: { commandId: string; ids: readonly string[] }): Promise<AskedUpload[]>
}

export function createUploads(deps: UploadsDeps): Uploads {
  /** Null for a file that cannot be sent; the others go on. */
  async function prepare(workspace: Workspace, mediaId: string): Promise<string | null> {
    try {
      return await deps.ensureUploadRendition(workspace, mediaId)
    } catch (error) {
      if (isAppError(error) && error.code === 'MEDIA_REFUSED') return null
      throw error
    }
  }

  return {
    async upload(workspace, { commandId, ids }) {
      const prepared: { mediaId: string; renditionId: string | null }[] = []
      for (const mediaId of new Set(ids)) prepared.push({ mediaId, renditionId: await prepare(workspace, mediaId) })
      const asked = workspace.command(commandId, 'media.upload', (note): AskedUpload[] => {
        const tx = { rows: deps.rowsOf(workspace.db), note, now: deps.clock.now(), uuid: () => deps.random.uuid(), firstPollMs: DEFAULT_TIMINGS.firstPollMs }
        const self = tx.rows.self()
        if (self.account_id === null || self.remote_id === null) throw new AppError('WORKSPACE_NOT_LINKED', 'This client is not linked to PowerPost yet.')
        if (self.held === 1) throw new AppError('NOT_POSSIBLE_NOW', 'This client was restored from a copy. Decide what becomes of what was on its way first.')
        return prepared.map(({ mediaId, renditionId }) => {
          if (renditionId === null) return { mediaId, state: 'refused', intentId: null }
          const uploadId = openUpload(tx, renditionId)
          if (uploadId === null) return { mediaId, state: 'there', intentId: null }
          // Whoever else waits for it may give up: it goes up all the same.
          tx.rows.db.prepare('UPDATE uploads SET asked_at = ? WHERE id = ?').run(tx.now, uploadId)
          return { mediaId, state: 'queued', intentId: uploadStep(tx, null, uploadId) }
        })
      })
      deps.sync.wake(workspace.identity.id)
      return asked
    },
  }
}
