/** At the end of a seed: each request has one job at most, and what the service took agrees with what the app says, or the difference is named. */
import type { GenerationRow } from '../../../src/core/sync/index.ts'
import { spend } from '../../../src/core/generations/spend.ts'
import type { SimServer } from './server.ts'
import { openWorkspace } from './workspace.ts'
import type { Client, World } from './world.ts'

export function judgeCaptions({ clients, server, rowsOf, captionsUser: { approved } }: World, violations: string[]): { asked: number; written: number; lost: number; needsYou: number } {
  const totals = { asked: 0, written: 0, lost: 0, needsYou: 0 }
  const claimed = new Map<string, string>()
  for (const client of clients) {
    const rows = client.db.prepare<[], GenerationRow>('SELECT * FROM generations ORDER BY seq').all()
    let lost = 0
    for (const row of rows) {
      totals.asked += 1
      lost += row.lost
      const job = row.remote_id === null ? undefined : server.captions.jobs.get(row.remote_id)
      if (row.remote_id !== null && !job) violations.push(`request ${row.id} holds captions that do not exist`)
      if (job) {
        if (claimed.has(job.id)) violations.push(`captions ${job.id} are claimed twice`)
        claimed.set(job.id, row.id)
        if (job.workspace !== client.remoteId) violations.push(`request ${row.id} claims captions of ${job.workspace}`)
        if (!approved.has(row.id)) violations.push(`request ${row.id} was spent without the user's word`)
        if (row.credits_used !== job.cost) violations.push(`request ${row.id} says ${row.credits_used} credits, the service took ${job.cost}`)
        if (row.state !== job.status) violations.push(`request ${row.id} is ${row.state}, its captions are ${job.status}`)
        if (row.state === 'completed' && row.outputs !== JSON.stringify(job.outputs)) violations.push(`request ${row.id} holds other texts than were written`)
      }
      if (row.state === 'completed' || row.state === 'failed') totals.written += 1
      if (row.state === 'waiting') {
        const step = rowsOf(client.db).open().find((intent) => intent.generationId === row.id)
        const isAsking = step !== undefined && (step.state === 'blocked' || (step.state === 'unknown' && step.asks) || hasBlockedUpload(client, step.id))
        if (isAsking) totals.needsYou += 1
        else violations.push(`request ${row.id} is stuck: ${step?.state} ${step?.waitingFor}`)
      }
    }
    totals.lost += lost
    judgeCeilings(client, violations)
    judgeLedger(client, server, claimed, lost, violations)
  }
  return totals
}

function hasBlockedUpload(client: Client, intentId: string): boolean {
  return client.db.prepare<[string], { n: number }>("SELECT count(*) AS n FROM intent_needs n JOIN intents i ON i.id = n.needs_id WHERE n.intent_id = ? AND i.state = 'blocked'").get(intentId)?.n !== 0
}

/** Nothing left once the ceiling had been reached. One whose answer was lost may be found later than others that left after it. */
function judgeCeilings(client: Client, violations: string[]): void {
  for (const { id, ceiling } of client.db.prepare<[], { id: string; ceiling: number }>('SELECT id, ceiling FROM approvals WHERE ceiling IS NOT NULL').all()) {
    let spent = 0
    for (const row of client.db.prepare<[string], { credits_used: number }>('SELECT g.credits_used FROM generations g JOIN intents i ON i.generation_id = g.id WHERE g.approval_id = ? AND g.accepted_at IS NOT NULL AND g.refunded = 0 ORDER BY i.sending_since').all(id)) {
      if (spent >= ceiling) violations.push(`an approval of ${ceiling} credits was spent past its ceiling`)
      spent += row.credits_used
    }
  }
}

/** Captions and publishes: what the service kept, against what the app knows. */
function judgeLedger(client: Client, server: SimServer, claimed: ReadonlyMap<string, string>, lost: number, violations: string[]): void {
  const known = spend(openWorkspace(client.db, client.identity))
  const sum = (kind: string, field: 'credits' | 'uncertain') => known.filter((one) => one.kind === kind).reduce((total, one) => total + one[field], 0)
  const jobs = [...server.captions.jobs.values()].filter((job) => job.workspace === client.remoteId)
  const strays = jobs.filter((job) => !claimed.has(job.id))
  if (strays.length > lost) violations.push(`${strays.length} jobs of ${client.remoteId} have no request, ${lost} are named as left behind`)
  const inDoubt = lost + client.db.prepare<[], number>("SELECT count(*) FROM intents WHERE kind = 'captions' AND (state = 'unknown' OR (state = 'blocked' AND unknown_since IS NOT NULL))").pluck().all().reduce((all, n) => all + n, 0)
  if (sum('captions', 'uncertain') !== inDoubt) violations.push(`${inDoubt} requests were left behind or are in doubt, ${sum('captions', 'uncertain')} are named`)
  const kept = server.captions.netCost(client.remoteId)
  const difference = server.captions.netCost(client.remoteId, strays.map((job) => job.id))
  if (kept !== sum('captions', 'credits') + difference) violations.push(`the service kept ${kept} for captions of ${client.remoteId}, the app says ${sum('captions', 'credits')}, ${difference} of it named`)

  const sends = client.db.prepare<[], { id: string; remote_post_id: string; credits_used: number | null }>('SELECT id, remote_post_id, credits_used FROM sends WHERE published_at IS NOT NULL AND remote_post_id IS NOT NULL').all()
  const itemsOf = client.db.prepare<[string], string>('SELECT status FROM send_items WHERE send_id = ?').pluck()
  const isInPart = (statuses: string[]) => statuses.includes('failed') && statuses.some((status) => status !== 'failed')
  const leftBehind = client.db
    .prepare<[], { state: string; looks: string; unknown_since: number | null }>("SELECT state, looks, unknown_since FROM intents WHERE kind = 'publish'")
    .all()
    .filter(({ state, looks, unknown_since }) => state === 'unknown' || (state === 'blocked' && unknown_since !== null) || (state === 'cancelled' && looks !== '[]')).length
  const unnamed = sends.filter((send) => send.credits_used === null || isInPart(itemsOf.all(send.id))).length + leftBehind
  if (unnamed !== sum('publish', 'uncertain')) violations.push(`${unnamed} publishes of unknown cost, ${sum('publish', 'uncertain')} are named`)
  for (const send of sends) {
    const paid = server.posts.get(send.remote_post_id)?.paid ?? 0
    if (send.credits_used !== null && send.credits_used !== paid) violations.push(`post ${send.remote_post_id} cost ${paid}, the app says ${send.credits_used}`)
  }
}
