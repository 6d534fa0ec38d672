import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, createDraftsRig } from './rig.ts'
import type { DraftsRig } from './rig.ts'

let rig: DraftsRig
beforeEach(() => {
  rig = createDraftsRig()
})
afterEach(() => rig.test.dispose())

const kept = () => rig.drafts.list(rig.test.workspace, { trashed: false, limit: 50 }).items.map((one) => one.title)
const inTrash = () => rig.drafts.list(rig.test.workspace, { trashed: true, limit: 50 }).items.map((one) => one.title)

/** A send of this draft that is on its way. */
function sendLive(draftId: string): void {
  const { workspace } = rig.test
  workspace.write(() => {
    const revision = randomUUID()
    workspace.db.prepare("INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, 1, 'send', '{}', 0, 900)").run(revision, draftId)
    workspace.db
      .prepare("INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, remote_post_id, created_at, seq) VALUES (?, ?, ?, 1, '', '[]', '[]', 'live', 'app', 'post-of-the-first', 0, 900)")
      .run(randomUUID(), draftId, revision)
  })
}

describe('several drafts', () => {
  it('go to the trash in one act, and come back in the order they had', () => {
    const [one, two, three] = [rig.create('one'), rig.create('two'), rig.create('three')]
    const act = { commandId: rig.command(), ids: [three.id, one.id, one.id, randomUUID()] }
    rig.events.length = 0
    expect(rig.drafts.trashMany(rig.test.workspace, act)).toEqual({ moved: [three.id, one.id], kept: [] })
    expect(rig.events).toHaveLength(1)
    expect(kept()).toEqual(['two'])
    expect(inTrash()).toEqual(['three', 'one'])
    // A repeat does nothing, also when one was brought back meanwhile.
    rig.drafts.untrash(rig.test.workspace, { commandId: rig.command(), draftId: one.id })
    expect(rig.drafts.trashMany(rig.test.workspace, act)).toEqual({ moved: [three.id, one.id], kept: [] })
    expect(kept()).toEqual(['one', 'two'])
    expect(rig.drafts.untrashMany(rig.test.workspace, { commandId: rig.command(), ids: [three.id, two.id] })).toEqual({ moved: [three.id, two.id], kept: [] })
    expect(kept()).toEqual(['three', 'one', 'two'])
  })

  it('leave where it is what is on its way, and name it', () => {
    const [live, other] = [rig.create('live'), rig.create('other')]
    sendLive(live.id)
    expect(rig.drafts.trashMany(rig.test.workspace, { commandId: rig.command(), ids: [live.id, other.id] })).toEqual({ moved: [other.id], kept: [live.id] })
    expect(kept()).toEqual(['live'])
  })
})

describe('a duplicate', () => {
  it('has the texts and the files, and nothing of what became of the first', () => {
    const media = rig.media()
    const first = rig.create({ title: 'Spring', shared: 'Menu', variants: { x: 'Menu!' }, youtubeTitle: 'Film', postTypes: ['x-post', 'youtube-video'], mediaIds: [media] })
    rig.time += 60_000
    rig.save(first, { ...first.content, shared: 'Menu, again' })
    sendLive(first.id)
    const act = { commandId: rig.command(), draftId: first.id, title: 'Spring (copy)' }
    const second = rig.drafts.duplicate(rig.test.workspace, act)
    expect(second.id).not.toBe(first.id)
    expect(second).toMatchObject({ rev: 1, lastSend: null, trashedAt: null, content: { ...first.content, title: 'Spring (copy)', shared: 'Menu, again' } })
    expect(rig.history(second.id)).toEqual([])
    // What happens to one leaves the other alone.
    rig.save(second, { ...second.content, shared: 'Another' })
    expect(rig.get(first.id).content.shared).toBe('Menu, again')
    expect(rig.drafts.duplicate(rig.test.workspace, act).id).toBe(second.id)
    expect(kept()).toEqual(['Spring (copy)', 'Spring'])
  })

  it('is refused for a draft that is not here or cannot be read', () => {
    expect(codeOf(() => rig.drafts.duplicate(rig.test.workspace, { commandId: rig.command(), draftId: randomUUID() }))).toBe('NOT_FOUND')
    const broken = rig.create('broken')
    rig.test.workspace.write(() => rig.test.workspace.db.prepare("UPDATE drafts SET content = '[]' WHERE id = ?").run(broken.id))
    expect(codeOf(() => rig.drafts.duplicate(rig.test.workspace, { commandId: rig.command(), draftId: broken.id }))).toBe('INTERNAL')
    expect(kept()).toEqual(['broken'])
  })
})
