/** Workspaces, which only the dashboard makes, renames and removes, and the social accounts connected in each. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PLATFORMS } from '../../domain/post-types.ts'
import type { Platform } from '../../domain/post-types.ts'
import { ApiError } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import type { Storage } from '../storage/open-storage.ts'

export interface WorkspaceFacts {
  id: string
  name: string
  createdAt: string
}
export type Connections = Record<Platform, boolean>

export interface Holdings {
  posts: number
  files: number
  /** Orders of captions, images and videos. */
  made: number
  entries: number
}

export interface Workspaces {
  list(): WorkspaceFacts[]
  find(id: string): WorkspaceFacts | undefined
  /** All platforms are connected in a new one. */
  create(name: string): WorkspaceFacts
  rename(id: string, name: string): WorkspaceFacts | undefined
  /** Removes all that belongs to it, files included. False when there is none. */
  remove(id: string): boolean
  connections(id: string): Connections
  connect(id: string, change: Partial<Connections>): void
  /** How much would go with it. */
  holds(id: string): Holdings
  /** Throws FORBIDDEN; one that never was and one that was removed look the same. */
  mustBeOurs(id: string): void
}

export function createWorkspaces(storage: Storage, clock: Clock, chance: Chance): Workspaces {
  const { db, mediaDir } = storage
  interface Row {
    id: string
    name: string
    created_at: number
  }
  const all = db.prepare<[], Row>('SELECT id, name, created_at FROM workspaces ORDER BY created_at, rowid')
  const one = db.prepare<[string], Row>('SELECT id, name, created_at FROM workspaces WHERE id = ?')
  const insert = db.prepare('INSERT INTO workspaces (id, name, created_at) VALUES (?, ?, ?)')
  const changeName = db.prepare('UPDATE workspaces SET name = ? WHERE id = ?')
  const drop = db.prepare('DELETE FROM workspaces WHERE id = ?')
  const connected = db.prepare<[string], { platform: string }>('SELECT platform FROM connections WHERE workspace_id = ?')
  const plugIn = db.prepare('INSERT INTO connections (workspace_id, platform, connected_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const plugOut = db.prepare('DELETE FROM connections WHERE workspace_id = ? AND platform = ?')

  const counts = db.prepare<[{ id: string }], Holdings>(
    `SELECT (SELECT count(*) FROM posts WHERE workspace_id = @id) AS posts, (SELECT count(*) FROM media WHERE workspace_id = @id) AS files,
       (SELECT count(*) FROM generations WHERE workspace_id = @id) + (SELECT count(*) FROM picture_orders WHERE workspace_id = @id) AS made,
       (SELECT count(*) FROM calendar_entries WHERE workspace_id = @id) AS entries`,
  )

  const find = (id: string) => {
    const row = one.get(id)
    return row && factsOf(row)
  }
  const connect: Workspaces['connect'] = (id, change) =>
    db.transaction(() => {
      for (const platform of PLATFORMS) {
        if (change[platform] === true) plugIn.run(id, platform, clock.now())
        if (change[platform] === false) plugOut.run(id, platform)
      }
    })()

  return {
    list: () => all.all().map(factsOf),
    find,
    create: (name) =>
      db.transaction(() => {
        const row: Row = { id: `ws-${chance.id()}`, name, created_at: clock.now() }
        insert.run(row.id, row.name, row.created_at)
        for (const platform of PLATFORMS) plugIn.run(row.id, platform, row.created_at)
        return factsOf(row)
      })(),
    rename(id, name) {
      changeName.run(name, id)
      return find(id)
    },
    remove(id) {
      // The row first: files without a row are only litter, rows without their files would be broken.
      if (drop.run(id).changes === 0) return false
      rmSync(join(mediaDir, id), { recursive: true, force: true })
      return true
    },
    connections(id) {
      const present = new Set(connected.all(id).map((row) => row.platform))
      return Object.fromEntries(PLATFORMS.map((platform) => [platform, present.has(platform)])) as Connections // one entry for each platform
    },
    connect,
    holds: (id) => counts.get({ id }) ?? { posts: 0, files: 0, made: 0, entries: 0 },
    mustBeOurs(id) {
      if (!one.get(id)) throw new ApiError('FORBIDDEN', 'This workspace is not one of the account.')
    },
  }
}

const factsOf = (row: { id: string; name: string; created_at: number }): WorkspaceFacts => ({ id: row.id, name: row.name, createdAt: new Date(row.created_at).toISOString() })
