/** Reads the sandbox's own database from outside, read-only: every credit that moved, and everything that is there. */
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { z } from 'zod'

const creditRow = z.object({ workspaceId: z.string().nullable(), amount: z.number(), reason: z.string(), reference: z.string().nullable() })
const postRow = z.object({ id: z.string(), workspaceId: z.string(), status: z.string(), items: z.string() })
const itemRow = z.object({ platform: z.string(), content: z.string(), status: z.string(), media: z.number() })
const generationRow = z.object({ id: z.string(), workspaceId: z.string(), status: z.string(), prompt: z.string().nullable(), creditsUsed: z.number() })
const mediaRow = z.object({ workspaceId: z.string(), fileName: z.string(), sha256: z.string() })

export interface Books {
  balance: number
  /** In the order they were booked; negative when spent. */
  entries: z.infer<typeof creditRow>[]
  posts: (Omit<z.infer<typeof postRow>, 'items'> & { items: z.infer<typeof itemRow>[] })[]
  generations: z.infer<typeof generationRow>[]
  media: z.infer<typeof mediaRow>[]
}

/** All of it in the order it was made. `dataDir`: that of the service, which may run. */
export function readBooks(dataDir: string): Books {
  const db = new Database(join(dataDir, 'sandbox.db'), { readonly: true })
  const all = <T>(row: z.ZodType<T>, sql: string) => z.array(row).parse(db.prepare(sql).all())
  try {
    return {
      balance: z.object({ balance: z.number() }).parse(db.prepare('SELECT balance FROM account').get()).balance,
      entries: all(creditRow, 'SELECT workspace_id AS workspaceId, amount, reason, reference FROM credit_entries ORDER BY id'),
      posts: all(
        postRow,
        `SELECT p.id, p.workspace_id AS workspaceId, p.status, (
           SELECT json_group_array(json_object('platform', i.platform, 'content', i.content, 'status', i.status,
             'media', (SELECT count(*) FROM post_item_media m WHERE m.item_id = i.id)) ORDER BY i.position) FROM post_items i WHERE i.post_id = p.id) AS items
         FROM posts p ORDER BY p.seq`,
      ).map((post) => ({ ...post, items: z.array(itemRow).parse(JSON.parse(post.items)) })),
      generations: all(generationRow, 'SELECT id, workspace_id AS workspaceId, status, prompt, credits_used AS creditsUsed FROM generations ORDER BY seq'),
      media: all(mediaRow, 'SELECT workspace_id AS workspaceId, file_name AS fileName, sha256 FROM media ORDER BY created_at, rowid'),
    }
  } finally {
    db.close()
  }
}
