/** Months of spend are those of the user's clock. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { spend } from '../../../src/core/generations/spend.ts'
import { createTestWorkspace } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

let test: TestWorkspaceFile
beforeEach(() => (test = createTestWorkspace()))
afterEach(() => test.dispose())

function posted(id: number, at: string, credits: number | null): void {
  test.workspace.db.pragma('foreign_keys = OFF')
  test.workspace.db
    .prepare("INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, credits_used, created_at, published_at, seq) VALUES (?, ?, 'r', 1, '', '[]', '[]', 'finished', 'app', ?, 0, ?, ?)")
    .run(`s${id}`, `d${id}`, credits, Date.parse(at), id)
}
const months = (zone?: string) => spend(test.workspace, { zone }).map((row) => [row.month, row.count, row.credits, row.uncertain])

it('belongs to the month of the zone in which it was used', () => {
  expect(months('Asia/Tokyo')).toEqual([])
  posted(1, '2026-10-31T14:59:59Z', 3)
  posted(2, '2026-10-31T15:00:00Z', 4)
  posted(3, '2026-12-31T23:30:00Z', null)
  expect(months()).toEqual([['2026-12', 1, 0, 1], ['2026-10', 2, 7, 0]])
  expect(months('Asia/Tokyo')).toEqual([['2027-01', 1, 0, 1], ['2026-11', 1, 4, 0], ['2026-10', 1, 3, 0]])
  expect(months('America/New_York')).toEqual([['2026-12', 1, 0, 1], ['2026-10', 2, 7, 0]])
})
