import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatOf } from '../../../src/core/media/formats/index.ts'
import { makePng } from '../../support/make-image.ts'
import { CANARY, jpegWithMetadata, photo, pngOfSize, pngWithMetadata, webpWithMetadata } from './photos.ts'
import { codeOf, createMediaRig, hashOf } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
beforeEach(() => {
  rig = createMediaRig()
})
afterEach(() => rig.dispose())

async function take(bytes: Buffer, name = 'photo.jpg'): Promise<string> {
  const { items } = await rig.bring([rig.source(name, bytes)])
  return items[0]?.mediaId ?? ''
}

const ensure = (mediaId: string) => rig.media.ensureUploadRendition(rig.test.workspace, mediaId)
const open = (renditionId: string) => rig.media.openRendition(rig.test.workspace, renditionId)

async function read(source: ReturnType<typeof open>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source?.open() ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const originalOf = (bytes: Buffer) => rig.media.locate(rig.test.workspace, hashOf(bytes)).path

describe('what goes out', () => {
  it.each([['JPEG', jpegWithMetadata('baseline', 6)], ['PNG', pngWithMetadata(makePng(1, 24, 16), 6)], ['WebP', webpWithMetadata('lossy', 6)]])('of a %s holds no place, no text and lies as it did; the original stays', async (_what, bytes) => {
    const id = await ensure(await take(bytes))
    const sent = await read(open(id))
    expect(sent.includes(CANARY)).toBe(false)
    expect(formatOf(sent)?.read(sent)).toEqual(formatOf(bytes)?.read(bytes))
    expect(readFileSync(originalOf(bytes)).equals(bytes)).toBe(true)
    expect(rig.media.locate(rig.test.workspace, hashOf(sent)).size).toBe(sent.length)
    rig.mustBeSound()
  })

  it('has a fitting name, its type, its exact size, and can be opened again', async () => {
    const source = open(await ensure(await take(jpegWithMetadata('baseline', 1), 'Brötchen.png')))
    expect(source).toMatchObject({ fileName: 'Brötchen.jpg', mime: 'image/jpeg', kind: 'image' })
    const [first, second] = [await read(source), await read(source)]
    expect(first.length).toBe(source?.size)
    expect(second.equals(first)).toBe(true)
  })

  it('comes in pieces of at most 1 MiB', async () => {
    const sizes: number[] = []
    for await (const chunk of open(await ensure(await take(pngOfSize(3_400_000))))?.open() ?? []) sizes.push(chunk.byteLength)
    expect(sizes).toEqual([1_048_576, 1_048_576, 1_048_576, 3_400_000 - 3 * 1_048_576])
  })

  it('is made once for the same bytes, also by two at once and after a restart', async () => {
    const [one, two] = [await take(jpegWithMetadata('baseline', 6), 'a.jpg'), await take(jpegWithMetadata('baseline', 6), 'b.jpg')]
    expect(one).not.toBe(two)
    const ids = await Promise.all([ensure(one), ensure(two), ensure(one)])
    rig.restart()
    ids.push(await ensure(two))
    expect(new Set(ids).size).toBe(1)
    expect(rig.test.workspace.db.prepare('SELECT count(*) FROM renditions').pluck().get()).toBe(1)
  })

  it('of a photo without metadata may be the same bytes; it has its row all the same', async () => {
    const id = await ensure(await take(photo('baseline')))
    expect(rig.test.workspace.db.prepare('SELECT blob = sha256 AS same FROM renditions WHERE id = ?').pluck().get(id)).toBe(1)
    expect(rig.test.workspace.db.prepare('SELECT count(*) FROM blobs').pluck().get()).toBe(1)
    expect((await read(open(id))).equals(photo('baseline'))).toBe(true)
  })
})

describe('what is not there as it was stored', () => {
  it.each([
    ['missing', (path: string) => rmSync(path)],
    ['cut', (path: string) => truncateSync(path, 100)],
    ['changed', (path: string) => {
      const bytes = readFileSync(path)
      bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200)
      writeFileSync(path, bytes)
    }],
  ])('an original that is %s is refused, and nothing of it goes out', async (_what, harm) => {
    const bytes = jpegWithMetadata('baseline', 6)
    const mediaId = await take(bytes)
    harm(originalOf(bytes))
    expect(await codeOf(ensure(mediaId))).toBe('MEDIA_REFUSED')
    expect(rig.test.workspace.db.prepare('SELECT count(*) FROM renditions').pluck().get()).toBe(0)
    // Dropped again, it is whole again.
    await take(bytes)
    expect(await ensure(mediaId)).toMatch(/-/)
  })

  it('a file that is not here is refused', async () => {
    expect(await codeOf(ensure(crypto.randomUUID()))).toBe('MEDIA_REFUSED')
    expect(open(crypto.randomUUID())).toBeNull()
  })

  it('a photo that was taken but cannot be understood any more is never sent as it is', async () => {
    const bytes = jpegWithMetadata('baseline', 6)
    const mediaId = await take(bytes)
    const torn = bytes.subarray(0, 400)
    writeFileSync(originalOf(bytes), torn)
    // As if an older version had taken it for whole.
    rig.test.workspace.db.pragma('foreign_keys = OFF')
    rig.test.workspace.db.prepare('UPDATE blobs SET sha256 = ?, size = ?').run(hashOf(torn), torn.length)
    // As nothing in the app can: it holds that no item changes its bytes.
    rig.test.workspace.db.exec('DROP TRIGGER media_items_keep_bytes')
    rig.test.workspace.db.prepare('UPDATE media_items SET blob = ?').run(hashOf(torn))
    const path = join(rig.test.workspace.mediaDir, hashOf(torn).slice(0, 2), `${hashOf(torn)}.jpg`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, torn)
    expect(await codeOf(ensure(mediaId))).toBe('MEDIA_REFUSED')
  })

  it('a rendition that is gone is made again under its own id', async () => {
    const mediaId = await take(jpegWithMetadata('baseline', 6))
    const id = await ensure(mediaId)
    const sent = await read(open(id))
    rmSync(rig.media.locate(rig.test.workspace, hashOf(sent)).path)
    expect(open(id)).toBeNull()
    expect(await ensure(mediaId)).toBe(id)
    expect((await read(open(id))).equals(sent)).toBe(true)
  })

  it.each([
    ['cut', (path: string, size: number) => truncateSync(path, size - 10)],
    ['changed', (path: string, size: number) => writeFileSync(path, Buffer.alloc(size, 1))],
    ['gone', (path: string) => rmSync(path)],
    ['grown', (path: string, size: number) => writeFileSync(path, Buffer.alloc(size + 10, 1))],
  ])('an upload whose file is %s after it was opened breaks off before its last piece', async (_what, harm) => {
    const id = await ensure(await take(pngOfSize(2_500_000)))
    const source = open(id)
    if (!source) throw new Error('not there')
    harm(originalOf(pngOfSize(2_500_000)), source.size)
    let seen = 0
    const all = (async () => {
      for await (const chunk of source.open()) seen += chunk.byteLength
    })()
    await expect(all).rejects.toThrow()
    expect(seen).toBeLessThan(source.size)
  })
})

describe('making one', () => {
  it.each(['rendition:written', 'rendition:renamed', 'rendition:placed'])('that ends at %s is made anew at the next call', async (step) => {
    const mediaId = await take(jpegWithMetadata('baseline', 6))
    const halted = new Promise<void>((resolve) => {
      rig.at = (now) => {
        if (now !== step) return
        resolve()
        return rig.never()
      }
    })
    ensure(mediaId).catch(() => {})
    await halted
    rig.restart()
    rig.mustBeSound()
    await rig.media.resume(rig.test.workspace)
    expect((await read(open(await ensure(mediaId)))).includes(CANARY)).toBe(false)
    expect(rig.stored().filter((file) => file.includes('.incoming-'))).toEqual([])
    rig.mustBeSound()
  })

  it('on a full disk says so, and leaves nothing', async () => {
    const mediaId = await take(jpegWithMetadata('baseline', 6))
    rig.at = (step) => {
      if (step !== 'rendition:written') return
      rig.at = () => {}
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    }
    expect(await codeOf(ensure(mediaId))).toBe('DISK_FULL')
    expect(rig.stored()).toHaveLength(1)
    expect(await ensure(mediaId)).toMatch(/-/)
  })

  it('is waited for when the workspace is let go of', async () => {
    const mediaId = await take(jpegWithMetadata('baseline', 6))
    let letGo = () => {}
    let isThere = () => {}
    const there = new Promise<void>((resolve) => (isThere = resolve))
    const held = new Promise<void>((resolve) => (letGo = resolve))
    rig.at = (step) => {
      if (step !== 'rendition:written') return
      isThere()
      return held
    }
    const made = ensure(mediaId)
    await there
    let isDetached = false
    const detached = rig.media.detach(rig.test.workspace.identity.id).then(() => (isDetached = true))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isDetached).toBe(false)
    letGo()
    await Promise.all([made, detached])
    expect(isDetached).toBe(true)
  })
})
