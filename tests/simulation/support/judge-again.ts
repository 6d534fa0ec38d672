/** Of everything that was sent again, each item may be out once, and what went out the first time never a second time. */
import type { World } from './world.ts'

export function judgeAgain(world: World, violations: string[]): { again: number } {
  let again = 0
  for (const client of world.clients) {
    const chains = new Map<string, Set<string>>()
    const tries = client.db.prepare<[], { send_id: string; root_id: string }>('SELECT DISTINCT send_id, root_id FROM resent_items').all()
    again += tries.length
    for (const { send_id, root_id } of tries) chains.set(root_id, (chains.get(root_id) ?? new Set([root_id])).add(send_id))
    for (const [root, sends] of chains) {
      const outs = new Map<string, number>()
      for (const send of sends) {
        const remote = client.db.prepare<[string], { remote_post_id: string | null }>('SELECT remote_post_id FROM sends WHERE id = ?').get(send)?.remote_post_id
        const post = remote == null ? undefined : world.server.posts.get(remote)
        for (const item of post?.items ?? []) if (item.status === 'posted') outs.set(item.post_type, (outs.get(item.post_type) ?? 0) + 1)
      }
      for (const [postType, count] of outs) if (count > 1) violations.push(`${postType} of send ${root} went out ${count} times by being sent again`)
    }
  }
  return { again }
}
