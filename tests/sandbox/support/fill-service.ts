/** A service as years of use leave it: workspaces with posts, orders and entries, written straight into its database. */
import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { POST_TYPES, platformOf } from '../../../src/domain/post-types.ts'

export interface Filled {
  workspaceIds: string[]
  /** The newest draft of each workspace. */
  draftIds: string[]
}

/** Nine of ten posts are out; each tenth is a draft. */
export function fillService(db: Database, amount: { workspaces: number; posts: number }, now: number): Filled {
  const workspace = db.prepare('INSERT INTO workspaces (id, name, created_at) VALUES (?, ?, ?)')
  const connection = db.prepare('INSERT INTO connections (workspace_id, platform, connected_at) VALUES (?, ?, ?)')
  const post = db.prepare('INSERT INTO posts (id, workspace_id, status, created_at) VALUES (?, ?, ?, ?)')
  const item = db.prepare('INSERT INTO post_items (id, workspace_id, post_id, position, post_type, platform, content, title, status, posted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const generation = db.prepare("INSERT INTO generations (id, workspace_id, status, prompt, platforms, research_mode, credits_used, created_at, outputs) VALUES (?, ?, 'completed', ?, '[\"x\"]', 'regular', 6, ?, '{\"x\":\"text\"}')")
  const entry = db.prepare("INSERT INTO calendar_entries (id, workspace_id, title, scheduled_date, platforms, created_at, updated_at) VALUES (?, ?, ?, ?, '[]', ?, ?)")
  return db.transaction(() => {
    const workspaceIds = Array.from({ length: amount.workspaces }, (_, at) => {
      const id = `ws-${randomUUID()}`
      workspace.run(id, `Client ${at + 1}`, now)
      for (const platform of new Set(POST_TYPES.map(platformOf))) connection.run(id, platform, now)
      return id
    })
    const draftIds = workspaceIds.map(() => '')
    for (let at = 0; at < amount.posts; at += 1) {
      const owner = at % workspaceIds.length
      const workspaceId = workspaceIds[owner] ?? ''
      const isDraft = Math.floor(at / workspaceIds.length) % 10 === 9
      const id = `post-${randomUUID()}`
      const time = now - (amount.posts - at) * 1000
      post.run(id, workspaceId, isDraft ? 'draft' : 'published', time)
      const type = POST_TYPES[at % POST_TYPES.length] ?? 'x-post'
      item.run(`item-${randomUUID()}`, workspaceId, id, 0, type, platformOf(type), `Post number ${at}, about as long as such texts are, with a word or two more.`, 'Title', isDraft ? 'draft' : 'posted', isDraft ? null : time)
      if (isDraft) draftIds[owner] = id
      if (at % 10 === 0) generation.run(`gen-${randomUUID()}`, workspaceId, `Prompt ${at}`, time)
      if (at % 10 === 5) entry.run(`entry-${randomUUID()}`, workspaceId, `Entry ${at}`, new Date(time).toISOString().slice(0, 10), time, time)
    }
    return { workspaceIds, draftIds }
  })()
}
