/** The catalog's rows of workspaces. */
import type { Database } from 'better-sqlite3'
import { COLORS } from '../../contract/base.ts'
import type { ClientColor } from '../../contract/base.ts'
import { AppError } from '../../contract/errors.ts'
import type { WorkspaceView } from '../../contract/schemas/workspaces.ts'
import type { NewWorkspace, SelfRow } from './identity.ts'

export type CatalogState = WorkspaceView['state']

export interface CatalogRow {
  id: string
  name: string
  color: ClientColor
  position: number
  account_id: string | null
  account_label: string | null
  origin: string | null
  remote_id: string | null
  link: WorkspaceView['link']
  state: CatalogState
  epoch: string
  next_epoch: string | null
  held: number
  next_due_at: number | null
  needs_you: number
  /** The mark of its file when it was closed; null while it is open, or was not closed well. */
  closed_as: string | null
  looked_at: number | null
}

export type CatalogRows = ReturnType<typeof createCatalogRows>

export function createCatalogRows(db: Database) {
  const select = `SELECT w.*, coalesce(a.label, w.account_label) AS shown_label FROM workspaces w LEFT JOIN accounts a ON a.id = w.account_id`
  const all = db.prepare<[], CatalogRow & { shown_label: string | null }>(`${select} ORDER BY w.position, w.id`)
  const one = db.prepare<[string], CatalogRow & { shown_label: string | null }>(`${select} WHERE w.id = ?`)
  const byRemote = db.prepare<[string, string], CatalogRow>('SELECT * FROM workspaces WHERE origin = ? AND remote_id = ?')
  const insert = db.prepare(
    `INSERT INTO workspaces (id, name, color, position, account_id, account_label, origin, remote_id, link, state, epoch, held)
     VALUES (@id, @name, @color, (SELECT coalesce(max(position), 0) + 1 FROM workspaces), @accountId, @accountLabel, @origin, @remoteId, @link, @state, @epoch, 0)`,
  )
  const setState = db.prepare('UPDATE workspaces SET state = ? WHERE id = ? AND state <> ?')
  const setHint = db.prepare('UPDATE workspaces SET next_due_at = ?, needs_you = ? WHERE id = ?')
  // From here on the file is written to.
  const promise = db.prepare('UPDATE workspaces SET next_epoch = ?, closed_as = NULL WHERE id = ?')
  const looked = db.prepare('UPDATE workspaces SET looked_at = ? WHERE id = ?')
  const closed = db.prepare('UPDATE workspaces SET closed_as = ? WHERE id = ?')
  const settle = db.prepare(
    `UPDATE workspaces SET epoch = @epoch, next_epoch = NULL, held = @held, name = @name, color = @color, account_id = @account_id,
       account_label = @account_label, link = @link, origin = @origin, remote_id = @remote_id, state = 'ready' WHERE id = @id`,
  )
  const remove = db.prepare('DELETE FROM workspaces WHERE id = ?')
  const place = db.prepare('UPDATE workspaces SET position = ? WHERE id = ?')

  const view = (row: CatalogRow & { shown_label: string | null }): WorkspaceView => ({
    id: row.id,
    name: row.name,
    color: COLORS.includes(row.color) ? row.color : 'blue',
    position: row.position,
    accountId: row.account_id,
    accountLabel: row.shown_label,
    remoteId: row.remote_id,
    link: row.link,
    state: row.state,
    held: row.held === 1,
    needsYou: row.needs_you,
  })

  return {
    views: (): WorkspaceView[] => all.all().map(view),
    view(id: string): WorkspaceView {
      const row = one.get(id)
      if (!row) throw notFound(id)
      return view(row)
    },
    all: (): CatalogRow[] => all.all(),
    find: (id: string): CatalogRow | null => one.get(id) ?? null,
    require(id: string): CatalogRow {
      const row = one.get(id)
      if (!row) throw notFound(id)
      return row
    },
    byRemote: (origin: string, remoteId: string): CatalogRow | null => byRemote.get(origin, remoteId) ?? null,
    insert: (made: NewWorkspace, state: CatalogState, epoch: string) => void insert.run({ ...made, state, epoch }),
    /** True when it was another one before. */
    setState: (id: string, state: CatalogState): boolean => setState.run(state, id, state).changes > 0,
    setHint: (id: string, nextDueAt: number | null, needsYou: number) => void setHint.run(nextDueAt, needsYou, id),
    promiseEpoch: (id: string, epoch: string) => void promise.run(epoch, id),
    /** Takes over what the workspace says of itself. A remote id that another one holds is left out: one of them must not send. */
    settle(self: SelfRow, epoch: string, held: boolean): boolean {
      const taken = self.origin !== null && self.remote_id !== null ? byRemote.get(self.origin, self.remote_id) : undefined
      const isDouble = taken !== undefined && taken.id !== self.id
      settle.run({ ...self, epoch, held: held || isDouble ? 1 : 0, ...(isDouble ? { remote_id: null, link: 'not-verified' } : {}) })
      return !isDouble
    },
    setLooked: (id: string, at: number) => void looked.run(at, id),
    setClosed: (id: string, mark: string | null) => void closed.run(mark, id),
    remove: (id: string) => void remove.run(id),
    place: (id: string, position: number) => void place.run(position, id),
  }
}

const notFound = (id: string) => new AppError('NOT_FOUND', 'That workspace is not in the app any more.', { workspaceId: id })
