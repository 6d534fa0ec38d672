/** One open workspace as the notifier knows it: what was so already, and what has become so since. */
import { z } from 'zod'
import { platformSchema } from '../../contract/schemas/drafts.ts'
import type { BlockedCode } from '../../contract/schemas/outbox.ts'
import type { News } from '../../contract/schemas/shell.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** Ids that changed, by topic; null: any of it. */
export interface Touched {
  posts: Set<string> | null
  outbox: Set<string> | null
  generations: Set<string> | null
}

type NewsOfClient = Exclude<News, { kind: 'paused' }>
/** The client's name is added by whoever knows it. */
export type Told = { [K in NewsOfClient['kind']]: Omit<Extract<NewsOfClient, { kind: K }>, 'client' | 'workspaceId'> }[NewsOfClient['kind']]

export interface Watched {
  readonly workspace: Workspace
  /** What has become so since the last look (or since it was opened). A restored database says nothing while it is held. */
  look(touched: Touched): Told[]
}

interface SendRow { id: string; seq: number; title: string; state: string; items: string; due_at: number | null }
interface StepRow { id: string; send_id: string | null; generation_id: string | null; state: string; asks: number; blocked_code: BlockedCode | null }
interface GenerationRow { id: string; seq: number; state: string; draft_id: string | null; draft_title: string; request: string }

const ASKS = "(state = 'blocked' OR (state = 'unknown' AND asks = 1))"
/** Another step of the same send asks already; or the whole database does, in its own place. */
const SILENT: readonly BlockedCode[] = ['PREREQUISITE', 'HELD']
const MOST_TITLE = 200

const itemsSchema = z.array(z.object({ platform: platformSchema.or(z.string().max(40)) }))
const promptSchema = z.object({ prompt: z.string().nullable() })

export function watch(workspace: Workspace): Watched {
  const { db } = workspace
  const send = db.prepare<[string], SendRow>('SELECT id, seq, title, state, items, due_at FROM sends WHERE id = ?')
  const step = db.prepare<[string], StepRow>('SELECT id, send_id, generation_id, state, asks, blocked_code FROM intents WHERE id = ?')
  const generation = db.prepare<[string], GenerationRow>('SELECT id, seq, state, draft_id, draft_title, request FROM generations WHERE id = ?')
  const statuses = db.prepare<[string], { status: string }>('SELECT status FROM send_items WHERE send_id = ?')
  const held = db.prepare<[], { held: number }>('SELECT held FROM workspace WHERE one = 1')
  const ids = (sql: string) => new Set(db.prepare<[], { id: string }>(sql).all().map((row) => row.id))
  const highest = (table: 'sends' | 'generations') => db.prepare<[], { seq: number | null }>(`SELECT max(seq) AS seq FROM ${table}`).get()?.seq ?? 0

  // What is so when one comes is no news; what comes later has a higher number.
  const openSends = ids("SELECT id FROM sends WHERE state = 'live'")
  const openGenerations = ids("SELECT id FROM generations WHERE state IN ('waiting', 'working')")
  const asking = ids(`SELECT id FROM intents WHERE ${ASKS}`)
  const lastSend = highest('sends')
  const lastGeneration = highest('generations')
  const endedSends = new Set<string>()
  const endedGenerations = new Set<string>()

  function lookAtSend(id: string): Told[] {
    const row = send.get(id)
    if (!row || row.state !== 'finished' || endedSends.has(id) || !(openSends.has(id) || row.seq > lastSend)) return []
    endedSends.add(id)
    const all = statuses.all(id)
    const failed = all.filter(({ status }) => status === 'failed').length
    const title = row.title.slice(0, MOST_TITLE)
    if (failed > 0) return [{ kind: 'failed', title, sendId: id, posted: all.length - failed, failed }]
    const items = itemsSchema.safeParse(JSON.parse(row.items))
    return [{ kind: 'published', title, sendId: id, networks: items.success ? [...new Set(items.data.map((item) => item.platform))] : [] }]
  }

  function lookAtGeneration(id: string): Told[] {
    const row = generation.get(id)
    const isOver = row?.state === 'completed' || row?.state === 'failed'
    if (!row || !isOver || endedGenerations.has(id) || !(openGenerations.has(id) || row.seq > lastGeneration)) return []
    endedGenerations.add(id)
    return [{ kind: 'captions', title: captionsTitle(row), generationId: id, draftId: row.draft_id, written: row.state === 'completed' }]
  }

  function lookAtStep(id: string, said: Set<string>): Told[] {
    const row = step.get(id)
    const asks = row?.state === 'blocked' || (row?.state === 'unknown' && row.asks === 1)
    if (!row || !asks) {
      asking.delete(id)
      return []
    }
    if (asking.has(id)) return []
    asking.add(id)
    const whole = row.send_id ?? row.generation_id ?? id
    if ((row.blocked_code !== null && SILENT.includes(row.blocked_code)) || said.has(whole)) return []
    said.add(whole)
    const ofSend = row.send_id === null ? undefined : send.get(row.send_id)
    const ofGeneration = row.generation_id === null ? undefined : generation.get(row.generation_id)
    const title = ofSend?.title ?? (ofGeneration === undefined ? '' : captionsTitle(ofGeneration))
    if (row.blocked_code === 'EXPIRED_ASK' && ofSend != null && ofSend.due_at !== null) return [{ kind: 'missed', title: title.slice(0, MOST_TITLE), sendId: ofSend.id, at: ofSend.due_at }]
    return [{ kind: 'needs-you', title: title.slice(0, MOST_TITLE), intentId: id }]
  }

  return {
    workspace,
    look({ posts, outbox, generations }) {
      if (held.get()?.held === 1) {
        for (const id of ids(`SELECT id FROM intents WHERE ${ASKS}`)) asking.add(id)
        return []
      }
      const said = new Set<string>()
      const steps = outbox ?? new Set([...asking, ...ids(`SELECT id FROM intents WHERE ${ASKS}`)])
      return [
        ...[...(posts ?? openSends)].flatMap(lookAtSend),
        ...[...steps].flatMap((id) => lookAtStep(id, said)),
        ...[...(generations ?? openGenerations)].flatMap(lookAtGeneration),
      ]
    },
  }
}

function captionsTitle(row: GenerationRow): string {
  const asked = promptSchema.safeParse(JSON.parse(row.request))
  return (row.draft_title || (asked.success ? (asked.data.prompt ?? '') : '')).slice(0, MOST_TITLE)
}
