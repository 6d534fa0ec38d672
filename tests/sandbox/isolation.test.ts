/** Nothing of one workspace ever shows in another: a word that only one of them has is looked for in all that the other can see. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { HANDLERS } from '../../src/sandbox/http/operations.ts'
import { makePng } from '../support/make-image.ts'
import { quickStudio } from './support/quick-studio.ts'
import { createRig } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig({ studio: quickStudio })
})
afterEach(() => rig.dispose())

interface Filled {
  canary: string
  ids: string[]
}

/** One of everything that the API can make. */
async function fill(workspace: string, canary: string): Promise<Filled> {
  const form = new FormData()
  form.append('type', 'image')
  form.append('file', new Blob([new Uint8Array(makePng(3, 8, 8))]), `${canary}.png`)
  const media = (await rig.api('POST', '/media/upload', { workspace, body: form })).body.media_id
  const wanted = [{ post_type: 'youtube-video', content: canary, title: canary, media_ids: [media] }]
  const posts: string[] = []
  for (let at = 0; at < 4; at += 1) posts.push((await rig.api('POST', '/posts', { workspace, json: { items: wanted } })).body.post_id)
  await rig.api('POST', `/posts/${posts[1]}/publish`, { workspace })
  await rig.api('POST', `/posts/${posts[2]}/schedule`, { workspace, json: { scheduled_at: new Date(rig.clock.now() + 86_400_000).toISOString() } })
  await rig.api('POST', `/posts/${posts[3]}/schedule`, { workspace, json: { scheduled_at: new Date(rig.clock.now() + 86_400_000).toISOString() } })
  await rig.api('POST', `/posts/${posts[3]}/cancel`, { workspace })
  const entry = (await rig.api('POST', '/calendar/entries', { workspace, json: { title: canary, description: canary, scheduled_date: '2026-06-10' } })).body.entry_id
  const captions = await rig.api('POST', '/content/generate', { workspace, json: { prompt: canary, post_types: ['x-post'], research_mode: 'regular' } })
  const images = (await rig.api('POST', '/images/generate', { workspace, json: { prompt: canary, style_images: [media] } })).body.image_generation_id
  const video = (await rig.api('POST', '/videos/generate', { workspace, json: { prompt: canary, duration: 5, source_image: media } })).body.video_generation_id
  rig.sandbox.service.styles.create(workspace, canary, 'plain')
  rig.clock.advance(10_000)
  await rig.sandbox.service.finishPictures.settle()
  const items = (await rig.api('GET', `/posts/${posts[1]}`, { workspace })).body.items.map((item: { item_id: string }) => item.item_id)
  return { canary, ids: [media, ...posts, entry, captions.body.generation_id, images, video, ...items] }
}

const OF_A_WORKSPACE = [
  'workspaces', 'connections', 'media', 'posts', 'post_items', 'post_item_media', 'generations', 'calendar_entries', 'writing_styles', 'picture_orders', 'picture_sources', 'picture_results',
]
/** Rows of the account and rows of workspaces. */
const OF_BOTH = ['credit_entries', 'request_log']
const OF_THE_ACCOUNT = ['account', 'api_keys']

describe('two workspaces of one account', () => {
  it('see nothing of each other, by list or by id', async () => {
    const first = await fill(rig.one, 'canary-of-one')
    const second = await fill(rig.two, 'canary-of-two')
    for (const [workspace, own, other] of [[rig.one, first, second], [rig.two, second, first]] as const) {
      let seen = ''
      for (const { id, method, path } of rig.sandbox.description.operations()) {
        if (method !== 'get' || !HANDLERS[id] || id === 'getCredits') continue
        const query = id === 'listCalendarEntries' ? '?start_date=2026-01-01&end_date=2026-12-31' : ''
        for (const thing of path.includes('{') ? [...own.ids, ...other.ids] : ['']) seen += (await rig.api('GET', path.replace(/\{[^}]+\}/u, thing) + query, { workspace })).text
      }
      expect(seen).toContain(own.canary)
      expect(seen).not.toContain(other.canary)
      for (const thing of other.ids) {
        for (const [method, path, json] of [
          ['POST', `/posts/${thing}/publish`],
          ['POST', `/posts/${thing}/cancel`],
          ['POST', `/posts/${thing}/schedule`, { scheduled_at: new Date(rig.clock.now() + 1_000).toISOString() }],
          ['PATCH', `/calendar/entries/${thing}`, { title: 'x' }],
          ['DELETE', `/calendar/entries/${thing}`],
          ['POST', '/posts', { items: [{ post_type: 'x-post', content: 'a', media_ids: [thing] }] }],
          ['POST', '/posts', { items: [{ post_type: 'x-post' }], generation_id: thing }],
          ['POST', '/content/generate', { media_ids: [thing], post_types: ['x-post'] }],
          ['POST', '/images/generate', { prompt: 'a', style_images: [thing] }],
          ['POST', '/images/generate', { generation_id: thing }],
          ['POST', '/videos/generate', { prompt: 'a', duration: 5, source_image: thing }],
        ] as const) {
          const answer = await rig.api(method, path, { workspace, ...(json ? { json } : {}) })
          expect([answer.status, answer.text], `${method} ${path}`).toEqual([404, expect.not.stringContaining(other.canary)])
        }
      }
    }
  })

  it('have no row in common, in any table', async () => {
    await fill(rig.one, 'canary-of-one')
    await fill(rig.two, 'canary-of-two')
    const { db } = rig.sandbox.service.storage
    const tables = z.array(z.object({ name: z.string() })).parse(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all())
    const rowSchema = z.record(z.string(), z.unknown())
    const columns = (name: string) => z.array(z.object({ name: z.string(), notnull: z.number() })).parse(db.prepare('SELECT name, "notnull" FROM pragma_table_info(?)').all(name))
    for (const { name } of tables) {
      const owner = columns(name).find((column) => column.name === (name === 'workspaces' ? 'id' : 'workspace_id'))
      if (OF_A_WORKSPACE.includes(name)) {
        expect(owner?.notnull === 1 || name === 'workspaces', `${name} says of each row whose it is`).toBe(true)
        expect(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get(), `${name} was filled`).toBeGreaterThan(0)
      } else if (OF_BOTH.includes(name)) expect(owner, name).toBeDefined()
      else expect(OF_THE_ACCOUNT, `${name} is a table that this test does not know`).toContain(name)
    }
    expect(tables.map(({ name }) => name).toSorted()).toEqual([...OF_A_WORKSPACE, ...OF_BOTH, ...OF_THE_ACCOUNT].toSorted())
    let held = 0
    for (const { name } of tables) {
      if (OF_THE_ACCOUNT.includes(name)) continue
      for (const raw of db.prepare(`SELECT * FROM "${name}"`).all()) {
        const row = rowSchema.parse(raw)
        const text = JSON.stringify(row)
        const owner = name === 'workspaces' ? row['id'] : row['workspace_id']
        for (const [canary, workspace] of [['canary-of-one', rig.one], ['canary-of-two', rig.two]] as const) {
          if (!text.includes(canary)) continue
          held += 1
          expect(owner, `${name}: ${text}`).toBe(workspace)
        }
      }
    }
    expect(held).toBeGreaterThan(10)
  })

  it('are kept apart by the database itself', async () => {
    const first = await fill(rig.one, 'a')
    const second = await fill(rig.two, 'b')
    const { db } = rig.sandbox.service.storage
    const mediaOf = (filled: Filled) => filled.ids[0]
    const postOf = (filled: Filled) => filled.ids[1]
    const item = z.object({ id: z.string() }).parse(db.prepare('SELECT id FROM post_items WHERE post_id = ?').get(postOf(first))).id
    for (const [workspace, media] of [[rig.one, mediaOf(second)], [rig.two, mediaOf(second)], [rig.two, mediaOf(first)]]) {
      expect(() => db.prepare('INSERT INTO post_item_media (item_id, position, workspace_id, media_id) VALUES (?, 9, ?, ?)').run(item, workspace, media)).toThrow('FOREIGN KEY')
    }
    expect(() => db.prepare("INSERT INTO post_items (id, workspace_id, post_id, position, post_type, platform, content) VALUES ('i', ?, ?, 9, 'x-post', 'x', '')").run(rig.two, postOf(first))).toThrow('FOREIGN KEY')
  })

  it('leave nothing of one that is deleted, and all of the other', async () => {
    await fill(rig.one, 'canary-of-one')
    await fill(rig.two, 'canary-of-two')
    const { db } = rig.sandbox.service.storage
    const count = (table: string, workspace: string) => db.prepare(`SELECT count(*) FROM "${table}" WHERE ${table === 'workspaces' ? 'id' : 'workspace_id'} = ?`).pluck().get(workspace)
    const before = OF_A_WORKSPACE.map((table) => count(table, rig.two))
    rig.sandbox.service.workspaces.remove(rig.one)
    expect(OF_A_WORKSPACE.map((table) => count(table, rig.one))).toEqual(OF_A_WORKSPACE.map(() => 0))
    expect(OF_A_WORKSPACE.map((table) => count(table, rig.two))).toEqual(before)
    expect(existsSync(join(rig.dataDir, 'media', rig.one))).toBe(false)
    expect(db.prepare('SELECT media_bytes FROM account').pluck().get()).toBe(db.prepare('SELECT coalesce(sum(file_size), 0) FROM media').pluck().get())
  })
})
