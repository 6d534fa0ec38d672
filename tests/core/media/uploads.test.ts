/** Files that go up because the user says so, before a service whose every answer is chosen. */
import { describe, expect, it } from 'vitest'
import { mediaUploadSchema } from '../../../src/contract/schemas/media.ts'
import { AppError } from '../../../src/contract/errors.ts'
import { createUploads } from '../../../src/core/media/index.ts'
import { createRowsCache } from '../../../src/core/sync/index.ts'
import { ensureRendition, insertMedia } from '../../simulation/support/workspace.ts'
import { createHarness } from '../sync/harness.ts'
import { codeOf } from './rig.ts'

async function open() {
  const harness = createHarness()
  await harness.boot()
  const uploads = createUploads({
    clock: harness.clock.forProcess(() => true), random: harness.random, sync: harness.sync, rowsOf: createRowsCache(),
    ensureUploadRendition: async (workspace, mediaId) => {
      if (mediaId.startsWith('bad')) throw new AppError('MEDIA_REFUSED', 'no')
      return ensureRendition(workspace.db, mediaId, () => harness.random.uuid())
    },
  })
  const { workspace, db } = harness.first
  const file = (): string => {
    const id = harness.random.uuid()
    insertMedia(db, id, harness.random.uuid().replaceAll('-', '').repeat(2), 'photo.png')
    return id
  }
  return { harness, file, db, workspace, upload: (ids: string[], commandId = harness.random.uuid()) => uploads.upload(workspace, { commandId, ids }) }
}

describe('an upload without a send', () => {
  it('goes up once, however often it is asked for; the next send finds it there', async () => {
    const { harness, upload, file } = await open()
    const mediaId = file()
    const commandId = harness.random.uuid()
    const first = mediaUploadSchema.parse(await upload([mediaId, mediaId], commandId))
    expect(first).toEqual([{ mediaId, state: 'queued', intentId: harness.step('upload').id }])
    expect(await upload([mediaId], commandId)).toEqual(first)
    expect((await upload([mediaId]))[0]?.intentId).toBe(first[0]?.intentId)
    await harness.run(60_000)
    expect(harness.states()).toEqual(['upload done'])
    expect(harness.count('POST', /upload$/)).toBe(1)
    expect(await upload([mediaId])).toEqual([{ mediaId, state: 'there', intentId: null }])
  })

  it('is not given up with a send that needed it too, but goes with the user’s word', async () => {
    const { harness, upload, db } = await open()
    harness.server.down = true
    const sendId = await harness.send({ photos: 1 })
    const mediaId = String(db.prepare('SELECT id FROM media_items').pluck().get())
    const [asked] = await upload([mediaId])
    expect(asked?.intentId).toBe(harness.step('upload').id)
    harness.posts.cancelSend(harness.first.workspace, { commandId: harness.random.uuid(), sendId })
    await harness.run(1_000)
    expect(harness.step('upload').state).not.toBe('cancelled')
    await harness.act(harness.step('upload').id, 'cancel')
    expect(harness.step('upload').state).toBe('cancelled')
    harness.server.down = false
    await harness.run(600_000)
    expect(harness.server.media.size).toBe(0)
    // Asked for anew, it goes.
    await upload([mediaId])
    await harness.run(60_000)
    expect(harness.step('upload').state).toBe('done')
  })

  it('survives a crash before its answer', async () => {
    const { harness, upload, file } = await open()
    await upload([file()])
    harness.crashWhen((request, where) => where === 'before' && request.url.endsWith('/upload'))
    await harness.run(5_000)
    expect(harness.isRunning).toBe(false)
    harness.crashWhen(null)
    await harness.boot()
    await harness.run(600_000)
    expect(harness.step('upload').state).toBe('done')
  })

  it('is refused for a file that cannot be sent, and the others go', async () => {
    const { harness, upload, file } = await open()
    const mediaId = file()
    expect((await upload(['bad', mediaId])).map((one) => one.state)).toEqual(['refused', 'queued'])
    await harness.run(60_000)
    expect(harness.states()).toEqual(['upload done'])
  })

  it('needs a client that is linked, and not held', async () => {
    const { upload, file, db } = await open()
    const mediaId = file()
    db.prepare('UPDATE workspace SET held = 1').run()
    expect(await codeOf(upload([mediaId]))).toBe('NOT_POSSIBLE_NOW')
    db.prepare('UPDATE workspace SET held = 0, account_id = NULL').run()
    expect(await codeOf(upload([mediaId]))).toBe('WORKSPACE_NOT_LINKED')
    expect(db.prepare('SELECT count(*) FROM intents').pluck().get()).toBe(0)
  })
})
