/** Tries to send failed items again: who is among them, and what became of each. The database refuses what must not be. */
import type { AgainFate } from '../../domain/sends/index.ts'
import type { Tx } from './tx.ts'
import type { Rows } from './rows.ts'

export interface AgainTry {
  sendId: string
  postType: string
  fate: AgainFate
}

/** The first send of the chain that this one belongs to: itself, where it sends nothing again. */
export function rootOf(rows: Rows, sendId: string): string {
  return rows.db.prepare<[string], { root_id: string }>('SELECT root_id FROM resent_items WHERE send_id = ? LIMIT 1').get(sendId)?.root_id ?? sendId
}

/** Every try of the chain's items, oldest first. */
export function triesOf(rows: Rows, rootId: string): AgainTry[] {
  return rows.db
    .prepare<[string], AgainTry>(
      'SELECT r.send_id AS sendId, r.post_type AS postType, r.fate FROM resent_items r JOIN sends s ON s.id = r.send_id WHERE r.root_id = ? ORDER BY s.seq, r.post_type',
    )
    .all(rootId)
}

/** Names the items of a new send as tries. Throws where one of them went out, is under way, or may have gone out. */
export function insertTries(tx: Tx, sendId: string, of: { rootId: string; ofId: string; postTypes: readonly string[] }): void {
  const insert = tx.rows.db.prepare('INSERT INTO resent_items (send_id, post_type, root_id, of_id) VALUES (?, ?, ?, ?)')
  for (const postType of of.postTypes) insert.run(sendId, postType, of.rootId, of.ofId)
  tx.note('posts', of.rootId)
  tx.note('posts', of.ofId)
}

export function setFate(tx: Tx, sendId: string, fate: AgainFate, postType: string | null = null): void {
  const changed = tx.rows.db
    .prepare<[string, string, string | null, string | null], { root_id: string; of_id: string }>(
      "UPDATE resent_items SET fate = ? WHERE send_id = ? AND (? IS NULL OR post_type = ?) AND fate <> 'out' RETURNING root_id, of_id",
    )
    .all(fate, sendId, postType, postType)
  for (const row of changed) {
    tx.note('posts', row.root_id)
    tx.note('posts', row.of_id)
  }
}

/** The same tries in the name of a send that takes another's place. */
export function triesTaken(rows: Rows, sendId: string): { rootId: string; ofId: string; postTypes: string[] } | null {
  const found = rows.db.prepare<[string], { root_id: string; of_id: string; post_type: string }>('SELECT root_id, of_id, post_type FROM resent_items WHERE send_id = ?').all(sendId)
  const first = found[0]
  return first ? { rootId: first.root_id, ofId: first.of_id, postTypes: found.map((row) => row.post_type) } : null
}
