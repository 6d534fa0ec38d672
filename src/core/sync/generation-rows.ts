/** The rows of captions as the outbox reads and writes them. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { POST_TYPES } from '../../domain/post-types.ts'
import { RESEARCH_MODES } from '../../domain/generations/index.ts'
import type { CaptionsRequest, CaptionsShape } from '../../domain/generations/index.ts'

export interface GenerationRow {
  id: string
  seq: number
  draft_id: string | null
  draft_title: string
  draft_content: string | null
  request: string
  media: string
  equal_key: string
  state: 'waiting' | 'working' | 'completed' | 'failed' | 'cancelled'
  approval_id: string | null
  remote_id: string | null
  remote_status: string | null
  outputs: string | null
  error: string | null
  credits_used: number | null
  refunded: number
  lost: number
  lost_since: number | null
  created_at: number
  accepted_at: number | null
  finished_at: number | null
  used_at: number | null
  next_poll_at: number | null
  polls: number
}

const requestSchema: z.ZodType<CaptionsRequest> = z.object({
  prompt: z.string().nullable(),
  postTypes: z.array(z.enum(POST_TYPES)),
  researchMode: z.enum(RESEARCH_MODES),
  writingStyleId: z.string().nullable(),
  ctaText: z.string().nullable(),
  sourceUrls: z.array(z.string()),
})
const mediaSchema = z.array(z.object({ mediaId: z.string(), renditionId: z.string(), kind: z.enum(['image', 'video']) }))

export const parseRequest = (json: string) => requestSchema.parse(JSON.parse(json))
export const parseRequestMedia = (json: string) => mediaSchema.parse(JSON.parse(json))

/** What decides the cost. */
export function shapeOf(row: Pick<GenerationRow, 'request' | 'media'>): CaptionsShape {
  const { researchMode, sourceUrls } = parseRequest(row.request)
  const kinds = parseRequestMedia(row.media).map(({ kind }) => kind)
  return { researchMode, images: kinds.filter((kind) => kind === 'image').length, videos: kinds.filter((kind) => kind === 'video').length, sources: sourceUrls.length }
}

/** Under way or in doubt; a held row may be either. */
const IN_DOUBT = "(i.state IN ('sending', 'unknown') OR (i.state = 'blocked' AND i.unknown_since IS NOT NULL))"

export type GenerationRows = ReturnType<typeof createGenerationRows>

export function createGenerationRows(db: Database) {
  const one = db.prepare<[string], GenerationRow>('SELECT * FROM generations WHERE id = ?')
  const claimed = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM generations WHERE remote_id = ?')
  const claims = db.prepare<[], { remote_id: string }>('SELECT remote_id FROM generations WHERE remote_id IS NOT NULL')
  const equal = db.prepare<[string, string], { n: number }>(
    `SELECT count(*) AS n FROM generations g JOIN intents i ON i.generation_id = g.id WHERE g.equal_key = ? AND g.id <> ? AND ${IN_DOUBT}`,
  )
  const waitingEquals = db.prepare<[string], { id: string }>(
    "SELECT i.id FROM generations g JOIN intents i ON i.generation_id = g.id WHERE g.equal_key = ? AND i.state = 'waiting' AND i.waiting_for = 'equal' ORDER BY i.seq",
  )
  const approval = db.prepare<[string], { ceiling: number | null }>('SELECT ceiling FROM approvals WHERE id = ?')
  const spent = db.prepare<[string], { credits: number | null }>('SELECT sum(credits_used) AS credits FROM generations WHERE approval_id = ? AND refunded = 0')
  /** A row for each request that may have cost something nobody knows. */
  const doubts = db.prepare<[string, string], Pick<GenerationRow, 'request' | 'media' | 'lost'> & { in_doubt: number }>(
    `SELECT g.request, g.media, g.lost, (${IN_DOUBT} AND g.id <> ?) OR (g.remote_id IS NOT NULL AND g.credits_used IS NULL) AS in_doubt
     FROM generations g JOIN intents i ON i.generation_id = g.id
     WHERE g.approval_id = ? AND (g.lost > 0 OR ${IN_DOUBT} OR (g.remote_id IS NOT NULL AND g.credits_used IS NULL))`,
  )
  const end = db.prepare("UPDATE generations SET state = 'cancelled', finished_at = ? WHERE id = ? AND state = 'waiting'")
  const countLost = db.prepare('UPDATE generations SET lost = lost + 1, lost_since = coalesce(lost_since, ?) WHERE id = ?')
  const accept = db.prepare(
    `UPDATE generations SET state = 'working', remote_id = @remoteId, remote_status = @status, credits_used = @creditsUsed, accepted_at = @now, next_poll_at = @nextPollAt, polls = 0
     WHERE id = @id AND state = 'waiting'`,
  )
  const poll = db.prepare('UPDATE generations SET next_poll_at = ?, polls = min(1000, polls + 1) WHERE id = ?')
  const postpone = db.prepare('UPDATE generations SET next_poll_at = ? WHERE id = ?')
  const setStatus = db.prepare('UPDATE generations SET remote_status = ? WHERE id = ? AND remote_status IS NOT ?')
  const finish = db.prepare(
    `UPDATE generations SET state = @state, remote_status = @status, outputs = @outputs, error = @error, refunded = @refunded,
       credits_used = coalesce(credits_used, @creditsUsed), finished_at = @now, next_poll_at = NULL, polls = min(1000, polls + 1) WHERE id = @id`,
  )

  return {
    find: (id: string): GenerationRow | null => one.get(id) ?? null,
    isClaimed: (remoteId: string) => (claimed.get(remoteId)?.n ?? 0) > 0,
    claims: () => new Set(claims.all().map((row) => row.remote_id)),
    /** Another request that the service's list could not tell from this one is under way or in doubt. */
    isEqualUnderWay: (key: string, exceptId: string) => (equal.get(key, exceptId)?.n ?? 0) > 0,
    waitingEquals: (key: string) => waitingEquals.all(key).map((row) => row.id),
    /** What was spent with an approval, and the requests under it whose cost is not known; this one itself counts only for what was lost of it before. */
    approval(approvalId: string, generationId: string) {
      const found = approval.get(approvalId)
      if (!found) return null
      const inDoubt = doubts.all(generationId, approvalId).flatMap((row) => Array.from({ length: row.lost + row.in_doubt }, () => ({ request: row.request, media: row.media })))
      return { ceiling: found.ceiling, spent: spent.get(approvalId)?.credits ?? 0, inDoubt }
    },
    end: (id: string, now: number) => end.run(now, id).changes > 0,
    countLost: (id: string, since: number) => void countLost.run(since, id),
    accept: (id: string, taken: { remoteId: string; status: string; creditsUsed: number | null; now: number; nextPollAt: number }) => accept.run({ id, ...taken }).changes > 0,
    /** Another poll took place. */
    pollAgain: (id: string, at: number) => void poll.run(at, id),
    postpone: (id: string, at: number | null) => void postpone.run(at, id),
    setStatus: (id: string, status: string) => setStatus.run(status, id, status).changes > 0,
    finish: (
      id: string,
      end: { state: 'completed' | 'failed'; status: string; outputs: string | null; error: string | null; refunded: boolean; creditsUsed: number | null; now: number },
    ) => void finish.run({ id, ...end, refunded: end.refunded ? 1 : 0 }),
  }
}
