/** The outbox's rows as the machine of domain/outbox reads and writes them. Statements are prepared once for each open database. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { POST_TYPES, PLATFORMS } from '../../domain/post-types.ts'
import { LONGEST_WAIT_MS } from '../../domain/outbox/index.ts'
import type { Intent, LastError, LookTaken } from '../../domain/outbox/index.ts'
import type { Carrier } from '../../domain/sends/index.ts'
import { createGenerationRows } from './generation-rows.ts'

export interface IntentRow extends Intent {
  readonly id: string
  readonly seq: number
  readonly sendId: string | null
  readonly uploadId: string | null
  readonly generationId: string | null
  readonly creditsUsed: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

interface RawIntent {
  id: string
  seq: number
  kind: Intent['kind']
  send_id: string | null
  upload_id: string | null
  generation_id: string | null
  state: Intent['state']
  waiting_for: Intent['waitingFor']
  blocked_code: Intent['blockedCode']
  cancelled_by: Intent['cancelledBy']
  attempts: number
  next_at: number | null
  not_after: number | null
  not_before: number | null
  sending_since: number | null
  unknown_since: number | null
  looks: string
  asks: number
  resent_after_look: number
  last_error: string | null
  credits_used: number | null
  created_at: number
  updated_at: number
}

export interface SendRow {
  id: string
  draft_id: string
  revision_id: string
  draft_rev: number
  title: string
  items: string
  media: string
  state: 'live' | 'finished' | 'cancelled' | 'superseded'
  carrier: Carrier
  remote_post_id: string | null
  /** The post's own word, as last read. */
  remote_status: string | null
  not_after: number | null
  due_at: number | null
  due_wall: string | null
  due_zone: string | null
  /** Since when the service holds it for its time. */
  scheduled_at: number | null
  /** Why the app took over from the service. */
  app_carries: 'absent' | 'too-near' | 'user' | null
  /** Its new time, once the old one is taken back. */
  replan: string | null
  resend_of: string | null
  next_poll_at: number | null
  polls: number
  published_at: number | null
  created_at: number
}

export interface UploadRow {
  id: string
  rendition_id: string
  remote_media_id: string | null
  uploaded_at: number | null
  tries_unsettled: number
  forgotten: number
  /** Since when the user wants it on the service, whether or not a send does. */
  asked_at: number | null
  /** Since when the user has paused it. */
  paused_at: number | null
}

const looksSchema: z.ZodType<LookTaken[]> = z.array(
  z.object({ at: z.number(), saw: z.enum(['past-draft', 'draft', 'unreadable', 'adopted', 'none', 'no-list', 'several', 'no-prompt', 'scheduled', 'cancelled', 'repeated']) }),
)
const errorSchema: z.ZodType<LastError> = z.object({ code: z.string(), message: z.string(), requestId: z.string().nullable(), at: z.number() })
const itemsSchema = z.array(z.object({ postType: z.enum(POST_TYPES), platform: z.enum(PLATFORMS), text: z.string(), title: z.string().nullable() }))
const mediaSchema = z.array(z.object({ mediaId: z.string(), renditionId: z.string() }))
const replanSchema = z.object({ at: z.number(), wall: z.string(), zone: z.string(), carrier: z.enum(['app', 'server']) })
/** A new time for a send, and who is to bring it there. */
export type Replan = z.infer<typeof replanSchema>

export const parseItems = (json: string) => itemsSchema.parse(JSON.parse(json))
export const parseMedia = (json: string) => mediaSchema.parse(JSON.parse(json))
export const parseReplan = (json: string): Replan => replanSchema.parse(JSON.parse(json))

export function toIntentRow(raw: RawIntent): IntentRow {
  return {
    id: raw.id,
    seq: raw.seq,
    kind: raw.kind,
    sendId: raw.send_id,
    uploadId: raw.upload_id,
    generationId: raw.generation_id,
    state: raw.state,
    waitingFor: raw.waiting_for,
    blockedCode: raw.blocked_code,
    cancelledBy: raw.cancelled_by,
    attempts: raw.attempts,
    nextAt: raw.next_at,
    notAfter: raw.not_after,
    notBefore: raw.not_before,
    sendingSince: raw.sending_since,
    unknownSince: raw.unknown_since,
    looks: looksSchema.parse(JSON.parse(raw.looks)),
    asks: raw.asks === 1,
    resentAfterLook: raw.resent_after_look === 1,
    lastError: raw.last_error === null ? null : errorSchema.parse(JSON.parse(raw.last_error)),
    creditsUsed: raw.credits_used,
    createdAt: raw.created_at,
    updatedAt: raw.updated_at,
  }
}

const OPEN = "state NOT IN ('done', 'cancelled')"

/** An upload that the user paused. */
const RESTS = "(state IN ('queued', 'waiting') AND upload_id IS NOT NULL AND upload_id IN (SELECT id FROM uploads WHERE paused_at IS NOT NULL))"
/** Uploads that were put in another order have taken each other's place in it. */
const TURN = 'coalesce((SELECT turn FROM uploads WHERE id = upload_id), seq)'

/**
 * Rows that wait for an earlier step or for a pause are not asked: whoever ends the step or the pause queues them.
 * A time far in the future comes from a clock that was set back.
 */
const TURNS = `
  SELECT * FROM (
    SELECT *, ${TURN} AS turn, row_number() OVER (PARTITION BY coalesce(send_id, id) ORDER BY ${TURN}, seq) AS place FROM intents
    WHERE ${OPEN} AND NOT ${RESTS} AND (
      state = 'queued'
      OR (state = 'waiting' AND waiting_for NOT IN ('earlier-step', 'pause') AND (next_at IS NULL OR next_at <= @now OR next_at > @far))
      OR (state = 'unknown' AND asks = 0 AND (next_at IS NULL OR next_at <= @now OR next_at > @far))
      OR (state IN ('queued', 'waiting') AND not_after < @now)
    )
  ) WHERE place = 1 ORDER BY turn, seq LIMIT 25`

/** Past any time that is stored. */
const NEVER = 9_000_000_000_000_000
const TIMED = "((state = 'waiting' AND waiting_for NOT IN ('earlier-step', 'pause')) OR (state = 'unknown' AND asks = 0))"
const SUMMARY = `
  SELECT
    min(min(CASE WHEN ${TIMED} AND next_at > @now THEN next_at ELSE ${NEVER} END,
            CASE WHEN state IN ('queued', 'waiting') AND not_after >= @now THEN not_after + 1 ELSE ${NEVER} END)) AS later,
    sum(${TIMED} AND next_at <= @now) AS due,
    sum(state IN ('queued', 'sending')) AS queued,
    sum(state = 'blocked' OR (state = 'unknown' AND asks = 1)) AS needs_you
  FROM intents WHERE ${OPEN} AND NOT ${RESTS}`

/** Open uploads as their turn comes. */
const UPLOADS = `SELECT i.*, ${TURN} AS turn FROM intents i WHERE ${OPEN} AND kind = 'upload' ORDER BY turn, seq`

export type Rows = ReturnType<typeof createRows>

export function createRows(db: Database) {
  const open = db.prepare<[], RawIntent>(`SELECT * FROM intents WHERE ${OPEN} ORDER BY seq LIMIT 5000`)
  const turns = db.prepare<{ now: number; far: number }, RawIntent>(TURNS)
  const summary = db.prepare<{ now: number }, { later: number | null; due: number; queued: number; needs_you: number }>(SUMMARY)
  const one = db.prepare<[string], RawIntent>('SELECT * FROM intents WHERE id = ?')
  const ofSend = db.prepare<[string], RawIntent>('SELECT * FROM intents WHERE send_id = ? ORDER BY seq')
  const save = db.prepare(
    `UPDATE intents SET state = @state, waiting_for = @waitingFor, blocked_code = @blockedCode, cancelled_by = @cancelledBy, attempts = @attempts,
       next_at = @nextAt, not_after = @notAfter, not_before = @notBefore, sending_since = @sendingSince, unknown_since = @unknownSince, looks = @looks, asks = @asks,
       resent_after_look = @resent, last_error = @lastError, updated_at = @now WHERE id = @id`,
  )
  const needs = db.prepare<[string], { state: Intent['state'] }>(
    'SELECT i.state FROM intent_needs n JOIN intents i ON i.id = n.needs_id WHERE n.intent_id = ?',
  )
  const dependents = db.prepare<[string], RawIntent>(`SELECT i.* FROM intent_needs n JOIN intents i ON i.id = n.intent_id WHERE n.needs_id = ? AND i.${OPEN}`)
  const send = db.prepare<[string], SendRow>('SELECT * FROM sends WHERE id = ?')
  const upload = db.prepare<[string], UploadRow>('SELECT * FROM uploads WHERE id = ?')
  const uploadOf = db.prepare<[string], UploadRow>('SELECT * FROM uploads WHERE rendition_id = ?')
  const openUploads = db.prepare<[], RawIntent & { turn: number }>(UPLOADS)
  const pausedNeeds = db.prepare<[string], { id: string }>(
    `SELECT u.id FROM intent_needs n JOIN intents i ON i.id = n.needs_id JOIN uploads u ON u.id = i.upload_id
     WHERE n.intent_id = ? AND u.paused_at IS NOT NULL AND i.state NOT IN ('done', 'cancelled')`,
  )
  const turnOf = db.prepare<[string], { turn: number | null }>('SELECT turn FROM uploads WHERE id = ?')
  const setPaused = db.prepare('UPDATE uploads SET paused_at = ? WHERE id = ?')
  const setTurn = db.prepare('UPDATE uploads SET turn = ? WHERE id = ?')
  const polls = db.prepare<[], { id: string; next_poll_at: number; of: 'send' | 'generation'; held: number }>(
    `SELECT id, next_poll_at, 'send' AS "of", scheduled_at IS NOT NULL AND published_at IS NULL AS held FROM sends WHERE next_poll_at IS NOT NULL
     UNION ALL SELECT id, next_poll_at, 'generation', 0 FROM generations WHERE next_poll_at IS NOT NULL ORDER BY next_poll_at LIMIT 500`,
  )
  const self = db.prepare<[], { id: string; remote_id: string | null; account_id: string | null; origin: string | null; held: number }>(
    'SELECT id, remote_id, account_id, origin, held FROM workspace WHERE one = 1',
  )
  const claimed = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM sends WHERE remote_post_id = ?')
  const claims = db.prepare<[], { remote_post_id: string }>('SELECT remote_post_id FROM sends WHERE remote_post_id IS NOT NULL')
  const mediaClaimed = db.prepare<[string, string], { n: number }>('SELECT count(*) AS n FROM uploads WHERE remote_media_id = ? AND id <> ?')
  const bump = db.prepare<[string], { value: number }>('UPDATE counters SET value = value + 1 WHERE name = ? RETURNING value')

  let generations: ReturnType<typeof createGenerationRows> | null = null
  return {
    db,
    get generations() {
      return (generations ??= createGenerationRows(db))
    },
    open: (): IntentRow[] => open.all().map(toIntentRow),
    /** Rows whose turn it may be, at most one for each send, oldest first. */
    turns: (now: number): IntentRow[] => turns.all({ now, far: now + LONGEST_WAIT_MS }).map(toIntentRow),
    /** When something is next due (`later`, after now), what is due already, and how many rows only the user can move. */
    summary(now: number) {
      const row = summary.get({ now })
      const later = row?.later ?? NEVER
      return { later: later === NEVER ? null : later, due: (row?.due ?? 0) > 0, queued: (row?.queued ?? 0) > 0, needsYou: row?.needs_you ?? 0 }
    },
    intent: (id: string): IntentRow | null => {
      const raw = one.get(id)
      return raw ? toIntentRow(raw) : null
    },
    ofSend: (sendId: string): IntentRow[] => ofSend.all(sendId).map(toIntentRow),
    save(id: string, intent: Intent, now: number) {
      save.run({
        id,
        now,
        state: intent.state,
        waitingFor: intent.waitingFor,
        blockedCode: intent.blockedCode,
        cancelledBy: intent.cancelledBy,
        attempts: intent.attempts,
        nextAt: intent.nextAt,
        notAfter: intent.notAfter,
        notBefore: intent.notBefore,
        sendingSince: intent.sendingSince,
        unknownSince: intent.unknownSince,
        looks: JSON.stringify(intent.looks),
        asks: intent.asks ? 1 : 0,
        resent: intent.resentAfterLook ? 1 : 0,
        lastError: intent.lastError === null ? null : JSON.stringify(intent.lastError),
      })
    },
    needs(id: string): 'done' | 'pending' | 'cancelled' {
      const states = needs.all(id).map((row) => row.state)
      if (states.includes('cancelled')) return 'cancelled'
      return states.every((state) => state === 'done') ? 'done' : 'pending'
    },
    dependents: (id: string): IntentRow[] => dependents.all(id).map(toIntentRow),
    send: (id: string): SendRow | null => send.get(id) ?? null,
    upload: (id: string): UploadRow | null => upload.get(id) ?? null,
    uploadOf: (renditionId: string): UploadRow | null => uploadOf.get(renditionId) ?? null,
    /** As their turn comes, with what says so. */
    openUploads: () => openUploads.all().map((raw) => ({ row: toIntentRow(raw), turn: raw.turn })),
    turnOf: (row: IntentRow): number => (row.uploadId === null ? null : turnOf.get(row.uploadId)?.turn) ?? row.seq,
    /** The uploads that the user paused and this step is, or waits for. */
    pausedUploads(row: IntentRow): string[] {
      if (row.uploadId === null) return pausedNeeds.all(row.id).map(({ id }) => id)
      return upload.get(row.uploadId)?.paused_at == null ? [] : [row.uploadId]
    },
    setPaused: (uploadId: string, at: number | null) => setPaused.run(at, uploadId),
    setTurn: (uploadId: string, turn: number | null) => setTurn.run(turn, uploadId),
    /** Published posts and running generations that are followed, the one due first ahead. */
    polls: () => polls.all(),
    /** The database's own word on who it is. */
    self() {
      const row = self.get()
      if (!row) throw new Error('a workspace without its row')
      return row
    },
    isClaimed: (remotePostId: string) => (claimed.get(remotePostId)?.n ?? 0) > 0,
    claims: () => new Set(claims.all().map((row) => row.remote_post_id)),
    isMediaClaimed: (remoteMediaId: string, uploadId: string) => (mediaClaimed.get(remoteMediaId, uploadId)?.n ?? 0) > 0,
    next(counter: 'intent_seq' | 'send_seq' | 'revision_seq' | 'generation_seq'): number {
      const row = bump.get(counter)
      if (!row) throw new Error(`no counter ${counter}`)
      return row.value
    },
  }
}

/** Remembers the statements of each open database for as long as it lives. */
export function createRowsCache(): (db: Database) => Rows {
  const known = new WeakMap<Database, Rows>()
  return (db) => {
    let rows = known.get(db)
    if (!rows) known.set(db, (rows = createRows(db)))
    return rows
  }
}
