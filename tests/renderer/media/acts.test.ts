/** Acts on many files: in parts that the core takes, each told as it was. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { changeMedia, trashMedia, uploadMedia, untrashMedia, withTag } from '../../../src/renderer/stores/media-library-acts.ts'
import { scriptedCore } from '../send/scripted-core.ts'
import { idOf, libraryItem } from './items.ts'

const WORKSPACE = idOf(1)
const ids = (count: number) => Array.from({ length: count }, (_, at) => idOf(at))

describe('acts on many files', () => {
  it('go to the trash in parts; what is in use is named', async () => {
    const usage = { mediaId: idOf(3), name: 'three.jpg', drafts: [], sends: [] }
    const core = scriptedCore({ 'media.trash': ({ ids: some }: { ids: string[] }) => ({ trashed: some.filter((id) => id !== idOf(3)), inUse: some.includes(idOf(3)) ? [usage] : [] }) })
    const done = await trashMedia(core.connection, WORKSPACE, ids(1_200), false)
    expect(core.calls.map((call) => (call.input as { ids: string[] }).ids.length)).toEqual([500, 500, 200])
    expect(done).toMatchObject({ error: null, inUse: [usage] })
    expect(done.trashed).toHaveLength(1_199)
  })

  it('tell what went before a part was refused', async () => {
    let calls = 0
    const core = scriptedCore({
      'media.trash': ({ ids: some }: { ids: string[] }) => {
        calls += 1
        if (calls === 2) throw new AppError('DISK_FULL', 'as the test wants it')
        return { trashed: some, inUse: [] }
      },
      'media.untrash': () => { throw new AppError('DISK_FULL', 'as the test wants it') },
    })
    const done = await trashMedia(core.connection, WORKSPACE, ids(1_000), true)
    expect(done.error).toBe('DISK_FULL')
    expect(done.trashed).toHaveLength(500)
    expect(await untrashMedia(core.connection, WORKSPACE, ids(1))).toBe('DISK_FULL')
  })

  it('change each file by itself, none twice; one that cannot be does not stop the others', async () => {
    const core = scriptedCore({
      'media.update': ({ mediaId, starred }: { mediaId: string; starred: boolean }) => {
        if (mediaId === idOf(2)) throw new AppError('NOT_FOUND', 'as the test wants it')
        return libraryItem(Number(mediaId.slice(-12)), { starred })
      },
    })
    const items = Array.from({ length: 20 }, (_, at) => libraryItem(at, { starred: at === 5 }))
    const done = await changeMedia(core.connection, WORKSPACE, items, (item) => (item.starred ? null : { starred: true }))
    expect(new Set(core.calls.map((call) => (call.input as { mediaId: string }).mediaId)).size).toBe(19)
    expect(core.calls).toHaveLength(19)
    expect(done).toMatchObject({ failed: 1, error: 'NOT_FOUND' })
    expect(done.changed).toHaveLength(18)
  })

  it('count what is uploaded by how each stands', async () => {
    const core = scriptedCore({ 'media.upload': () => [{ mediaId: idOf(1), state: 'queued', intentId: idOf(9) }, { mediaId: idOf(2), state: 'there', intentId: null }, { mediaId: idOf(3), state: 'refused', intentId: null }] })
    expect(await uploadMedia(core.connection, WORKSPACE, ids(3))).toEqual({ queued: 1, there: 1, refused: 1, error: null })
  })

  it('put a tag on once, whatever its case', () => {
    expect(withTag(['Spring'], ' menu ')).toEqual(['Spring', 'menu'])
    expect(withTag(['Spring'], 'spring')).toBeNull()
    expect(withTag([], '  ')).toBeNull()
  })
})
