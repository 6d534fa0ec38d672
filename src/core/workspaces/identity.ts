/** The row in which a workspace's database says who it is. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { COLORS } from '../../contract/base.ts'
import type { ClientColor } from '../../contract/base.ts'
import { DamagedFileError } from '../storage/errors.ts'
import type { WorkspaceIdentity } from './workspace.ts'

const selfSchema = z.object({
  id: z.string().length(36),
  name: z.string(),
  color: z.enum(COLORS).catch('blue'),
  account_id: z.string().nullable(),
  account_label: z.string().nullable(),
  origin: z.string().nullable(),
  remote_id: z.string().nullable(),
  link: z.enum(['local', 'verified', 'not-verified']),
  epoch: z.string(),
  held: z.number().int().transform((held) => held === 1),
  created_at: z.number().int(),
  backed_up_at: z.number().int().nullable(),
})
export type SelfRow = z.infer<typeof selfSchema>

/** Throws DamagedFileError when the row is not there or not readable. */
export function readSelf(db: Database): SelfRow {
  const parsed = selfSchema.safeParse(db.prepare('SELECT * FROM workspace WHERE one = 1').get())
  if (!parsed.success) throw new DamagedFileError('it does not say which workspace it is')
  return parsed.data
}

export function identityOf(self: SelfRow): WorkspaceIdentity {
  return Object.freeze({ id: self.id, accountId: self.account_id, origin: self.origin, remoteId: self.remote_id })
}

export interface NewWorkspace {
  id: string
  name: string
  color: ClientColor
  link: 'local' | 'verified' | 'not-verified'
  accountId: string | null
  accountLabel: string | null
  origin: string | null
  remoteId: string | null
}

export function insertSelf(db: Database, made: NewWorkspace, epoch: string, now: number): void {
  db.prepare(
    `INSERT INTO workspace (one, id, name, color, account_id, account_label, origin, remote_id, link, epoch, created_at)
     VALUES (1, @id, @name, @color, @accountId, @accountLabel, @origin, @remoteId, @link, @epoch, @now)`,
  ).run({ ...made, epoch, now })
}
