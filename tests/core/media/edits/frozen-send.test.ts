/** A send takes the files as they are when it is made: no edit before it is through goes out, and none after it changes it. */
import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountAccess } from '../../../../src/core/accounts/types.ts'
import { createPosts } from '../../../../src/core/posts/index.ts'
import { AS_IT_IS } from '../../../../src/domain/media/index.ts'
import { makePng } from '../../../support/make-image.ts'
import { startPictures } from '../../../support/pictures.ts'
import type { TestPictures } from '../../../support/pictures.ts'
import { realClock, realRandom } from '../../../support/workspace.ts'
import { codeOf, createMediaRig } from '../rig.ts'
import type { MediaRig } from '../rig.ts'

let rig: MediaRig
let pictures: TestPictures
let isSlow = false
let go = () => {}
beforeEach(() => {
  isSlow = false
  rig = createMediaRig((folder) => {
    pictures = startPictures(folder)
    return {
      async makePicture(job) {
        if (isSlow) await new Promise<void>((resolve) => (go = resolve))
        return job.kind === 'edit' ? pictures.make(job) : { outcome: 'unavailable' }
      },
    }
  })
  rig.test.workspace.db.prepare("UPDATE workspace SET account_id = 'account', origin = 'https://example.invalid/api', remote_id = 'remote', link = 'verified'").run()
})
afterEach(async () => {
  go()
  await rig.media.stop()
  pictures.stop()
  rig.mustBeSound()
  rig.dispose()
})

const nobody = { wake: () => {}, allowOnce: () => {}, tryNow: () => {}, pullPosts: async () => 'unclear' as const, abortUpload: () => {}, progress: () => null }
const posts = () => createPosts({ accounts: {} as unknown as AccountAccess, clock: realClock, random: realRandom, sync: nobody, ensureUploadRendition: (workspace, mediaId) => rig.media.ensureUploadRendition(workspace, mediaId) })
const draft = (draftId: string) => rig.drafts.get(rig.test.workspace, { draftId })
/** Made, however long this machine takes: the answer alone waits for some seconds only. */
async function edit(mediaId: string, draftId: string, over: Partial<typeof AS_IT_IS>) {
  const { editId } = await rig.media.edit(rig.test.workspace, { commandId: randomUUID(), mediaId, draftId, recipe: { ...AS_IT_IS, ...over } })
  await rig.media.editsMade(rig.test.workspace.identity.id)
  const [made] = rig.media.edits(rig.test.workspace, { ids: [editId] })
  if (made?.state !== 'made') throw new Error(`the edit is ${made?.state ?? 'gone'}`)
  return made
}
const send = (draftId: string, again = false) => posts().createSend(rig.test.workspace, { commandId: randomUUID(), draftId, rev: draft(draftId).rev, postTypes: ['x-post'], when: { kind: 'now' }, again })

/** What would be uploaded for a send, by the ids that it froze. */
async function frozen(sendId: string) {
  const row = rig.test.workspace.db.prepare<[string], { media: string }>('SELECT media FROM sends WHERE id = ?').get(sendId)
  const media = JSON.parse(row?.media ?? '[]') as { mediaId: string; renditionId: string }[]
  return Promise.all(media.map(async ({ mediaId, renditionId }) => {
    const hash = createHash('sha256')
    for await (const chunk of rig.media.openRendition(rig.test.workspace, renditionId)?.open() ?? []) hash.update(chunk)
    return { mediaId, bytes: hash.digest('hex') }
  }))
}

async function photoIn(draftId: string): Promise<string> {
  const { items: [only] } = await rig.bring([rig.source('harbour.png', makePng(5, 160, 80))], draftId)
  return only?.mediaId ?? ''
}

describe('a send and the edits of its files', () => {
  it('has what was edited before it, and no edit after it changes a byte of it', async () => {
    const draftId = rig.newDraft()
    const original = await photoIn(draftId)
    const { itemId: cropped } = await edit(original, draftId, { crop: { x: 0, y: 0, width: 0.5, height: 1 } })
    const { sendId } = await send(draftId)
    const before = await frozen(sendId)
    expect(before.map(({ mediaId }) => mediaId)).toEqual([cropped])
    await edit(cropped ?? '', draftId, { turn: 90 })
    await edit(original, draftId, {})
    expect(draft(draftId).content.mediaIds).not.toEqual([cropped])
    expect(await frozen(sendId)).toEqual(before)
    // What a send names is no step on the way.
    expect(rig.media.get(rig.test.workspace, { ids: [cropped ?? ''] })).toHaveLength(1)
    expect(rig.media.list(rig.test.workspace, { limit: 10, filter: { trashed: true } }).items.map(({ id }) => id)).not.toContain(cropped)
  })

  it('is not made while a file of its draft is still being edited', async () => {
    const draftId = rig.newDraft()
    const original = await photoIn(draftId)
    isSlow = true
    const editing = edit(original, draftId, { turn: 90 })
    while (rig.media.edits(rig.test.workspace, {}).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await codeOf(send(draftId))).toBe('NOT_POSSIBLE_NOW')
    expect(rig.test.workspace.db.prepare('SELECT count(*) FROM sends').pluck().get()).toBe(0)
    isSlow = false
    go()
    const { itemId } = await editing
    const { sendId } = await send(draftId)
    expect((await frozen(sendId)).map(({ mediaId }) => mediaId)).toEqual([itemId])
  })
})
