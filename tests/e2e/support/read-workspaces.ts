/** Reads the workspaces' databases from outside, read-only: what the app believes does not count here. */
import Database from 'better-sqlite3'
import { z } from 'zod'

const draftRow = z.object({ id: z.string(), content: z.string(), rev: z.number() })
const identityRow = z.object({ id: z.string(), name: z.string(), remote_id: z.string().nullable() })

export interface WorkspaceFacts {
  id: string
  name: string
  remoteId: string | null
  /** Current text of every draft, trashed ones too, and of everything in their history. */
  drafts: { id: string; content: string }[]
  history: string[]
  media: { sha256: string; size: number; name: string }[]
  sends: { id: string; state: string; remotePostId: string | null; resendOf: string | null; creditsUsed: number | null; itemStatuses: string[] }[]
  captions: { remoteId: string; creditsUsed: number | null; isGivenBack: boolean; hasSources: boolean }[]
}

export function readWorkspace(file: string): WorkspaceFacts {
  const db = new Database(file, { readonly: true })
  try {
    const identity = identityRow.parse(db.prepare('SELECT id, name, remote_id FROM workspace').get())
    const drafts = z.array(draftRow).parse(db.prepare('SELECT id, content, rev FROM drafts').all())
    const history = z.array(z.object({ content: z.string() })).parse(db.prepare('SELECT content FROM revisions').all())
    const media = z
      .array(z.object({ sha256: z.string(), size: z.number(), name: z.string() }))
      .parse(db.prepare('SELECT b.sha256, b.size, m.name FROM media_items m JOIN blobs b ON b.sha256 = m.blob').all())
    const sends = z
      .array(z.object({ id: z.string(), state: z.string(), remote_post_id: z.string().nullable(), resend_of: z.string().nullable(), credits_used: z.number().nullable() }))
      .parse(db.prepare('SELECT id, state, remote_post_id, resend_of, credits_used FROM sends').all())
    const captions = z
      .array(z.object({ remoteId: z.string(), creditsUsed: z.number().nullable(), refunded: z.number(), sources: z.number() }))
      .parse(db.prepare("SELECT remote_id AS remoteId, credits_used AS creditsUsed, refunded, json_array_length(request, '$.sourceUrls') AS sources FROM generations WHERE remote_id IS NOT NULL").all())
    const statuses = db.prepare('SELECT status FROM send_items WHERE send_id = ? ORDER BY position')
    return {
      id: identity.id,
      name: identity.name,
      remoteId: identity.remote_id,
      drafts,
      history: history.map((row) => row.content),
      media,
      sends: sends.map((send) => ({
        id: send.id,
        state: send.state,
        remotePostId: send.remote_post_id,
        resendOf: send.resend_of,
        creditsUsed: send.credits_used,
        itemStatuses: z.array(z.object({ status: z.string() })).parse(statuses.all(send.id)).map((row) => row.status),
      })),
      captions: captions.map(({ remoteId, creditsUsed, refunded, sources }) => ({ remoteId, creditsUsed, isGivenBack: refunded === 1, hasSources: sources > 0 })),
    }
  } finally {
    db.close()
  }
}
