/** Every refusal that docs/api/openapi.yaml names for every call, as the one family of problems; and what no file names. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPERATIONS, PROBLEM_RECOVERY, problemOf } from '../../../src/core/powerpost/index.ts'
import type { OperationId, Outcome, ProblemCode } from '../../../src/core/powerpost/index.ts'
import { answeringServer } from './support/answering-server.ts'
import type { AnsweringServer } from './support/answering-server.ts'
import { EVERY_CALL, OPERATION_IDS } from './support/every-call.ts'

let server: AnsweringServer
beforeAll(async () => {
  server = await answeringServer()
})
afterAll(() => server.close())

const refusal = (code: string, more = {}) => JSON.stringify({ error: { code, message: `said ${code}`, ...more } })
const CASES = OPERATION_IDS.flatMap((id) => {
  const refusals: Record<string, readonly ProblemCode[]> = OPERATIONS[id].refusals
  return Object.entries(refusals).flatMap(([status, codes]) => codes.map((code): [OperationId, number, ProblemCode] => [id, Number(status), code]))
})

describe('a documented refusal', () => {
  it('is known for each call', () => {
    // 401, both meanings of 403, 429 and 500 at the least.
    for (const id of OPERATION_IDS) expect(CASES.filter(([one]) => one === id).length, id).toBeGreaterThanOrEqual(5)
    expect(CASES.length).toBeGreaterThan(130)
  })

  it.each(CASES)('%s %i %s is told as it is', async (id, status, code) => {
    server.answer = () => ({ status, headers: { 'x-request-id': `req-${code}` }, body: refusal(code, status === 429 ? { retryAfter: 7 } : {}) })
    const outcome = await EVERY_CALL[id](server.clients())
    expect(problemOf(outcome)).toEqual({
      code, recovery: PROBLEM_RECOVERY[code], requestId: `req-${code}`, retryAfterMs: status === 429 ? 7_000 : null,
      // A service that failed may have acted; a refusal did nothing.
      maybeDone: status >= 500,
    })
    expect(outcome.kind).toBe(status >= 500 ? 'unclear' : 'refused')
  })
})

const meta = { requestId: null, serverDate: null, status: null, ms: 0 }
const refused = (status: number, code: string): Outcome<never> => ({ kind: 'refused', status, code, message: '', retryAfterMs: null, meta })
const unclear = (reason: Extract<Outcome<never>, { kind: 'unclear' }>['reason']): Outcome<never> => ({ kind: 'unclear', reason, message: '', meta })
const notSent = (reason: Extract<Outcome<never>, { kind: 'not-sent' }>['reason']): Outcome<never> => ({ kind: 'not-sent', reason, message: '', retryAfterMs: reason === 'limiter' ? 900 : null, meta })

describe('what no file names', () => {
  it.each<[string, Outcome<never>, ProblemCode]>([
    ['an unknown word counts by its status', refused(403, 'WORKSPACE_SUSPENDED'), 'FORBIDDEN'],
    ['so does none at all', refused(413, ''), 'FILE_TOO_LARGE'],
    ['a word under another status than its own is not believed', refused(400, 'INSUFFICIENT_CREDITS'), 'VALIDATION_ERROR'],
    ['nor are words that every object has', refused(404, 'constructor'), 'NOT_FOUND'],
    ['a media type that is not taken', refused(415, ''), 'VALIDATION_ERROR'],
    ['something that cannot be processed', refused(422, 'TOO_FAR_AHEAD'), 'VALIDATION_ERROR'],
    ['a conflict of another kind', refused(409, 'BUSY'), 'REFUSED'],
    ['a status without a meaning here', refused(418, ''), 'REFUSED'],
    ['no way there', notSent('offline'), 'OFFLINE'],
    ['held back', notSent('limiter'), 'PAUSED'],
    ['a file that changed', notSent('body-source'), 'FILE_UNREADABLE'],
    ['stopped before', notSent('aborted'), 'STOPPED'],
    ['stopped after', unclear('aborted'), 'STOPPED'],
    ['silence', unclear('timeout'), 'NO_ANSWER'],
    ['a lost connection', unclear('reset'), 'NO_ANSWER'],
    ['a page', unclear('bad-answer'), 'BAD_ANSWER'],
    ['a way elsewhere', unclear('redirect'), 'BAD_ANSWER'],
    ['too much', unclear('too-large'), 'BAD_ANSWER'],
    ['a broken service', unclear('server-error'), 'INTERNAL_ERROR'],
  ])('%s', (_what, outcome, code) => {
    expect(problemOf(outcome)).toEqual({ code, recovery: PROBLEM_RECOVERY[code], maybeDone: outcome.kind === 'unclear', requestId: null, retryAfterMs: code === 'PAUSED' ? 900 : null })
  })

  it('nothing is wrong with a success', () => {
    expect(problemOf({ kind: 'ok', value: 1, meta })).toBeNull()
  })
})
