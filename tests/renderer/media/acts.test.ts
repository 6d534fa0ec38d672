/** Acts on many files: in parts that the core takes, each told as it was. */
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { changeMedia, changedItem, trashMedia, uploadMedia, untrashMedia, withTag } from '../../../src/renderer/stores/media-library-acts.ts'
import { scriptedCore } from '../send/scripted-core.ts'
import { idOf, libraryItem } from './items.ts'

const WORKSPACE = idOf(1)
const ids = (count: number) => Array.from({ length: count }, (_, at) => idOf(at))

describe('acts on many files', () => {
  it('go to the trash in one call, however many; what is in use is named', async () => {
    const usage = { mediaId: idOf(3), name: 'three.jpg', drafts: [], sends: [] }
    const core = scriptedCore({ 'media.trash': ({ ids: some }: { ids: string[] }) => ({ trashed: some.filter((id) => id !== idOf(3)), kept: [idOf(3)], inUse: [usage] }) })
    const done = await trashMedia(core.connection, WORKSPACE, ids(20_000), false)
    expect(core.calls.map((call) => (call.input as { ids: string[] }).ids.length)).toEqual([20_000])
    expect(done).toMatchObject({ error: null, kept: [idOf(3)], inUse: [usage] })
    expect(done.trashed).toHaveLength(19_999)
  })

  it('tell what went before a part was refused', async () => {
    let calls = 0
    const core = scriptedCore({
      'media.trash': ({ ids: some }: { ids: string[] }) => {
        calls += 1
        if (calls === 2) throw new AppError('DISK_FULL', 'as the test wants it')
        return { trashed: some, kept: [], inUse: [] }
      },
      'media.untrash': () => { throw new AppError('DISK_FULL', 'as the test wants it') },
    })
    const done = await trashMedia(core.connection, WORKSPACE, ids(30_000), true)
    expect(done.error).toBe('DISK_FULL')
    expect(done.trashed).toHaveLength(20_000)
    expect(await untrashMedia(core.connection, WORKSPACE, ids(1))).toBe('DISK_FULL')
  })

  it('star and tag in one call, and are shown so before they are read again', async () => {
    const core = scriptedCore({ 'media.change': ({ ids: some }: { ids: string[] }) => ({ changed: some.length, full: 1 }) })
    expect(await changeMedia(core.connection, WORKSPACE, ids(5_000), { starred: true })).toEqual({ changed: 5_000, full: 1, error: null })
    expect(core.calls).toHaveLength(1)
    const item = libraryItem(1, { tags: ['Spring'] })
    expect(changedItem(item, { starred: true })).toEqual({ ...item, starred: true })
    expect(changedItem(item, { addTag: 'menu' }).tags).toEqual(['Spring', 'menu'])
    expect(changedItem(item, { addTag: 'SPRING' }).tags).toEqual(['Spring'])
    const full = libraryItem(2, { tags: Array.from({ length: 50 }, (_, at) => `tag ${at}`) })
    expect(changedItem(full, { addTag: 'one more' })).toEqual(full)
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
