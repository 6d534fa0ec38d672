/** A client's library of any size: rows as imports leave them, and thumbnails that are pictures. Originals are not there. */
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { thumbPath } from '../../src/core/media/thumb-files.ts'
import type { Workspace } from '../../src/core/workspaces/workspace.ts'

/** Thumbnails that differ; each is many files' own, by a further name on the disk. */
const DIFFERENT = 48
const SHAPES = [[512, 384], [384, 512], [512, 512], [512, 288], [512, 214]] as const

export async function fillLibrary({ db, mediaDir }: Pick<Workspace, 'db' | 'mediaDir'>, count: number): Promise<void> {
  const made = join(dirname(mediaDir), 'made')
  mkdirSync(made, { recursive: true })
  const pictures = await Promise.all(Array.from({ length: DIFFERENT }, async (_, at) => {
    const [width, height] = SHAPES[at % SHAPES.length] ?? [512, 512]
    const path = join(made, `${at}.webp`)
    // Not of one colour: decoding it costs what a photo's costs.
    await sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 90 + at * 2, sigma: 40 } } }).webp({ quality: 80 }).toFile(path)
    return { path, width, height, size: statSync(path).size }
  }))
  const blob = db.prepare("INSERT INTO blobs (sha256, ext, mime, size, width, height, created_at) VALUES (?, 'jpg', 'image/jpeg', ?, ?, ?, ?)")
  const item = db.prepare("INSERT INTO media_items (id, blob, kind, name, created_at, seq) VALUES (?, ?, 'image', ?, ?, ?)")
  const ready = db.prepare("UPDATE previews SET state = 'ready', ext = 'webp', size = ? WHERE blob = ?")
  const start = Number(db.prepare("SELECT value FROM counters WHERE name = 'media_seq'").pluck().get())
  const since = Date.now() - 400 * 86_400_000
  db.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const picture = pictures[at % DIFFERENT]
      if (picture === undefined) throw new Error('no picture')
      const sha256 = `${(at % 256).toString(16).padStart(2, '0')}${at.toString(16).padStart(62, '0')}`
      const addedAt = since + at * 1_700_000
      blob.run(sha256, 3_000_000 + at, picture.width * 8, picture.height * 8, addedAt)
      item.run(randomUUID(), sha256, `IMG_${at}.jpg`, addedAt, start + at + 1)
      ready.run(picture.size, sha256)
      const path = thumbPath(mediaDir, sha256, 'webp')
      if (path === null) throw new Error('no name')
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      linkSync(picture.path, path)
    }
    db.prepare("UPDATE counters SET value = ? WHERE name = 'media_seq'").run(start + count)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma('optimize')
}
