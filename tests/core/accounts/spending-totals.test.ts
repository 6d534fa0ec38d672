/** What a workspace's file says of its spending only ever grows: what is under way is not yet what it may become. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTotals } from '../../../src/core/accounts/spending/totals.ts'
import { accountOf, emptyBook, withBalance, withTotals } from '../../../src/domain/spending/index.ts'
import { createTestWorkspace } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'

const HOUR = 3_600_000

let test: TestWorkspaceFile
beforeEach(() => {
  test = createTestWorkspace()
  test.workspace.db.pragma('foreign_keys = OFF')
})
afterEach(() => test.dispose())

/** A post that was taken for 4 credits, with these items. */
function taken(...items: string[]): void {
  const { db } = test.workspace
  db.prepare(
    "INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, credits_used, created_at, published_at, next_poll_at, seq) VALUES ('s', 'd', 'r', 1, '', '[]', '[]', 'live', 'app', 4, 0, 1, 2, 1)",
  ).run()
  items.forEach((status, at) => db.prepare("INSERT INTO send_items (send_id, position, post_type, status) VALUES ('s', ?, 'x-post', ?)").run(at, status))
}
const item = (at: number, status: string) => test.workspace.db.prepare("UPDATE send_items SET status = ? WHERE send_id = 's' AND position = ?").run(status, at)
/** Captions that were taken without a word on their cost. */
const asked = (id: string, state: string, refunded = 0) =>
  test.workspace.db
    .prepare("INSERT INTO generations (id, seq, draft_title, request, media, equal_key, state, remote_id, refunded, created_at) VALUES (?, (SELECT count(*) FROM generations), '', ?, '[]', ?, ?, ?, ?, 0)")
    .run(id, JSON.stringify({ sourceUrls: [] }), id, state, id, refunded)

it('a post of which all fails, one network after the other, comes back whole, and the book says so', () => {
  const totals = createTotals(test.workspace.db)
  let book = withBalance(withTotals(emptyBook(), 'w', totals(0)), 100, 0)
  taken('failed', 'posting')
  book = withTotals(book, 'w', totals(1))
  expect(totals(1)).toEqual({ spent: 4, givenBack: 0, untold: 0, lost: 0, letGo: 0, held: 0, isOpen: true })
  item(1, 'failed')
  book = withBalance(withTotals(book, 'w', totals(2)), 100, 2)
  expect(totals(2)).toEqual({ spent: 4, givenBack: 4, untold: 0, lost: 0, letGo: 0, held: 0, isOpen: false })
  expect(accountOf(book)).toMatchObject({ spent: 4, givenBack: 4, cameIn: 0, elsewhere: 0, isSettled: true })
})

it('of a post that has failed in part nobody says what comes back, once every network has its answer or nobody asks any more', () => {
  const totals = createTotals(test.workspace.db)
  taken('failed', 'posting', 'posted')
  expect(totals(1)).toMatchObject({ untold: 0, isOpen: true })
  item(1, 'posted')
  expect(totals(1)).toMatchObject({ spent: 4, givenBack: 0, untold: 1, isOpen: false })
  item(1, 'posting')
  test.workspace.db.prepare('UPDATE sends SET next_poll_at = NULL').run()
  expect(totals(1)).toMatchObject({ untold: 1, isOpen: false })
})

it('captions without a cost are such only when they are there, not while they are written and not when it came back', () => {
  const totals = createTotals(test.workspace.db)
  asked('one', 'working')
  expect(totals(1)).toMatchObject({ untold: 0, isOpen: true })
  test.workspace.db.prepare("UPDATE generations SET state = 'failed', refunded = 1").run()
  expect(totals(1)).toMatchObject({ untold: 0, isOpen: false })
  asked('two', 'completed')
  expect(totals(1)).toMatchObject({ untold: 1, isOpen: false })
})

it('knows what the service holds for its time, and what was taken back from it', () => {
  const { db } = test.workspace
  const totals = createTotals(db)
  db.prepare(
    "INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, created_at, scheduled_at, due_at, next_poll_at, seq) VALUES ('s', 'd', 'r', 1, '', '[]', '[]', 'live', 'server', 0, 1, ?, 2, 1)",
  ).run(HOUR)
  expect(totals(1)).toMatchObject({ held: 1, letGo: 0, isOpen: false })
  // A minute before its time it may go out at any moment.
  expect(totals(HOUR - 1_000)).toMatchObject({ held: 1, isOpen: true })
  db.prepare("INSERT INTO intents (id, seq, kind, send_id, state, created_at, updated_at) VALUES ('i', 1, 'unschedule', 's', 'sending', 0, 0)").run()
  expect(totals(1)).toMatchObject({ letGo: 0, isOpen: true })
  db.prepare("UPDATE intents SET state = 'done'").run()
  db.prepare('UPDATE sends SET next_poll_at = NULL').run()
  expect(totals(1)).toMatchObject({ held: 0, letGo: 1, untold: 0, isOpen: false })
})
