import { describe, expect, it } from 'vitest'
import type { IntentView } from '../../../src/contract/schemas/outbox.ts'
import { isStop, rowsOf } from '../../../src/renderer/screens/outbox/list-rows.ts'
import { groupBySend } from '../../../src/renderer/stores/outbox-groups.ts'

function step(id: string, sendId: string, over: Partial<IntentView> = {}): IntentView {
  return {
    id, kind: 'publish', state: 'waiting', sendId, generationId: null, draftId: 'd1', draftTitle: 'Spring menu', platforms: ['x'], fileName: null, blockedCode: null,
    waitingFor: 'earlier-step', fileSize: null, plan: null, pausedByUser: false, turn: 1, nextAt: null, attempts: 0, progress: null, looks: [], asks: false, lastError: null, cancelledBy: null, creditsUsed: null,
    notAfter: null, notBefore: null, actions: [], createdAt: 1, updatedAt: 1, ...over,
  }
}
const done = { state: 'done', waitingFor: null } as const
const open = groupBySend([step('p1', 's1'), step('c1', 's1', { kind: 'create_post' }), step('p2', 's2')])
const over = groupBySend([step('p3', 's3', done), step('c3', 's3', { ...done, kind: 'create_post' })])

describe('the lines of the outbox', () => {
  it('are one for each step, under a head where a send has several', () => {
    const rows = rowsOf([{ section: 'under-way', groups: open }], new Set())
    expect(rows.map((row) => row.key)).toEqual(['head-s1', 'c1', 'p1', 'line-s2'])
    expect(rows.filter(isStop).map((row) => row.key)).toEqual(['c1', 'p1', 'line-s2'])
  })

  it('fold a finished send into one, and show its steps when asked', () => {
    const closed = rowsOf([{ section: 'done', groups: over }], new Set())
    expect(closed).toMatchObject([{ kind: 'line', canOpen: true, isOpen: false, step: { id: 'p3' } }])
    expect(rowsOf([{ section: 'done', groups: over }], new Set(['s3'])).map((row) => row.key)).toEqual(['line-s3', 'c3', 'p3'])
  })

  it('name their sections only where there are two', () => {
    const two = rowsOf([{ section: 'needs-you', groups: over }, { section: 'under-way', groups: open }], new Set())
    expect(two.filter((row) => row.kind === 'section').map((row) => row.key)).toEqual(['needs-you', 'under-way'])
  })

  it('have keys of their own, whatever is open', () => {
    const rows = rowsOf([{ section: 'needs-you', groups: over }, { section: 'under-way', groups: open }], new Set(['s1', 's2', 's3']))
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
  })
})
