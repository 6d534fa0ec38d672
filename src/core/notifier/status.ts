/** The state of all clients in a few numbers, as the tray shows it. */
import type { Database } from 'better-sqlite3'
import type { Account } from '../../contract/schemas/accounts.ts'
import { MOST_NEXT_SENDS } from '../../contract/schemas/shell.ts'
import type { NextSend, ShellStatus } from '../../contract/schemas/shell.ts'
import type { WorkspaceView } from '../../contract/schemas/workspaces.ts'

interface Sends {
  onTheirWay: number
  needsYou: number
  planned: number
  next: { id: string; title: string; due_at: number }[]
  /** The client's; null: the user's own. */
  zone: string | null
}

const WAITS_FOR_ITS_TIME = "state = 'live' AND coalesce(due_at, 0) > @now AND published_at IS NULL"

/** `open`: the database of an open workspace, else null. Of one that is closed the catalog's own hint is all that is known. */
export function statusOf(parts: { workspaces: readonly WorkspaceView[]; accounts: readonly Account[]; open: (workspaceId: string) => Database | null; now: number }): ShellStatus {
  const clients = parts.workspaces.filter((one) => one.state === 'ready').toSorted((a, b) => a.position - b.position)
  const all = clients.map((client) => {
    const db = parts.open(client.id)
    return { client, sends: db === null ? { onTheirWay: 0, needsYou: client.needsYou, planned: 0, next: [], zone: null } : sendsOf(db, parts.now) }
  })
  // Of a restored database nothing goes out until the user has answered.
  const going = all.filter(({ client }) => !client.held)
  const next = going
    .flatMap(({ client, sends }) => sends.next.map((one): NextSend => ({ workspaceId: client.id, client: client.name, title: one.title.slice(0, 200), sendId: one.id, at: one.due_at, zone: sends.zone })))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, MOST_NEXT_SENDS)
  const used = new Set(clients.map((client) => client.accountId))
  const asked = parts.accounts.filter((account) => used.has(account.id) && account.network !== 'unknown')
  return {
    offline: asked.length > 0 && asked.every((account) => account.network === 'offline'),
    onTheirWay: sum(going.map(({ sends }) => sends.onTheirWay)),
    needsYou: sum(all.map(({ sends }) => sends.needsYou)),
    planned: sum(going.map(({ sends }) => sends.planned)),
    next,
    clients: clients.map(({ id, name, color }) => ({ id, name, color })),
  }
}

function sendsOf(db: Database, now: number): Sends {
  const counts = db
    .prepare<{ now: number }, { onTheirWay: number; needsYou: number; planned: number }>(
      `SELECT
         (SELECT count(*) FROM sends s WHERE s.state = 'live' AND NOT (${WAITS_FOR_ITS_TIME})
            AND NOT EXISTS (SELECT 1 FROM intents i WHERE i.send_id = s.id AND (i.state = 'blocked' OR (i.state = 'unknown' AND i.asks = 1)))) AS onTheirWay,
         (SELECT count(*) FROM intents WHERE state = 'blocked' OR (state = 'unknown' AND asks = 1)) AS needsYou,
         (SELECT count(*) FROM sends WHERE ${WAITS_FOR_ITS_TIME}) AS planned`,
    )
    .get({ now })
  const next = db
    .prepare<{ now: number }, Sends['next'][number]>(`SELECT id, title, due_at FROM sends WHERE ${WAITS_FOR_ITS_TIME} ORDER BY due_at LIMIT ${MOST_NEXT_SENDS}`)
    .all({ now })
  const zone = db.prepare<[], { time_zone: string | null }>('SELECT time_zone FROM client_defaults').get()?.time_zone ?? null
  return { onTheirWay: counts?.onTheirWay ?? 0, needsYou: counts?.needsYou ?? 0, planned: counts?.planned ?? 0, next, zone }
}

const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
