/** What answers tell of connections. Evidence counts in the order in which it arrives; what was seen elsewhere counts by its own time. */
import { PLATFORMS, platformOf } from '../../domain/post-types.ts'
import type { Platform } from '../../domain/post-types.ts'
import { refusedConnections } from '../../domain/sends/index.ts'
import type { ConnectionSource, ConnectionState } from '../../domain/sends/index.ts'
import { parseItems } from './rows.ts'
import type { Tx } from './tx.ts'

/** An item went out: its network was connected then. `at`: for what was made elsewhere, when it was made. */
export function learnPosted(tx: Tx, platform: string, at: number | null = null): void {
  const known = PLATFORMS.find((one) => one === platform)
  if (known !== undefined) learn(tx, { platform: known, state: 'connected', source: 'posted' }, at)
}

/** The service would not publish this send: a network of it is not connected. */
export function learnRefused(tx: Tx, sendId: string): void {
  const items = tx.rows.db.prepare<[string], { items: string }>('SELECT items FROM sends WHERE id = ?').get(sendId)?.items
  if (items === undefined) return
  for (const evidence of refusedConnections(parseItems(items).map((item) => platformOf(item.postType)))) learn(tx, evidence, null)
}

function learn(tx: Tx, evidence: { platform: Platform; state: ConnectionState; source: ConnectionSource }, at: number | null): void {
  const { changes } = tx.rows.db
    .prepare(
      `INSERT INTO connections (platform, state, source, at) VALUES (@platform, @state, @source, @at)
       ON CONFLICT (platform) DO UPDATE SET state = excluded.state, source = excluded.source, at = excluded.at WHERE @isNow = 1 OR excluded.at > connections.at`,
    )
    .run({ ...evidence, at: at ?? tx.now, isNow: at === null ? 1 : 0 })
  if (changes > 0) tx.note('settings', evidence.platform)
}
