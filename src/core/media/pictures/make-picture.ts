/** What is done with sharp, in the process for pictures alone. */
import { stat } from 'node:fs/promises'
import sharp from 'sharp'
import type { PictureAnswer, PictureJob } from '../../../contract/host-contract.ts'
import { isHeic } from './decode-heic.ts'
import type { DecodeHeic } from './decode-heic.ts'
import { editPicture } from './edit-picture.ts'
import { LONGEST_WEBP, MOST_PIXELS, openPicture } from './open-picture.ts'

/** Qualities that are tried before the picture is made smaller, and by how much that is each time. */
const QUALITIES = [92, 85, 78]
const SMALLER = 0.8
const MOST_SHRINKS = 12

/** Two jobs at a time, each on one thread, and nothing kept between them. */
export function setUpSharp(): void {
  sharp.cache(false)
  sharp.concurrency(1)
  // Readers of everything else (SVG, PDF, its own formats …) are not even asked.
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif', 'VipsForeignLoadTiff', 'VipsForeignLoadHeif'] })
}

/** Never rejects: whatever goes wrong here is the picture's fault. */
export async function makePicture(job: PictureJob, decodeHeic: DecodeHeic): Promise<PictureAnswer> {
  try {
    switch (job.kind) {
      case 'thumb': return await makeThumb(job)
      case 'convert': return await makeCopy(job, decodeHeic)
      case 'edit': return await editPicture(job)
    }
  } catch {
    return { outcome: 'undecodable' }
  }
}

async function makeThumb({ from, to, side }: Extract<PictureJob, { kind: 'thumb' }>): Promise<PictureAnswer> {
  const { width, height, size } = await openPicture(from).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).webp({ quality: 80, effort: 0 }).toFile(to)
  return { outcome: 'made', mime: 'image/webp', width, height, size }
}

async function makeCopy({ from: path, to, maxBytes }: Extract<PictureJob, { kind: 'convert' }>, decodeHeic: DecodeHeic): Promise<PictureAnswer> {
  // sharp comes without a decoder for HEVC.
  const from = (await isHeic(path)) ? await decodeHeic(path) : path
  const { autoOrient, hasAlpha } = await sharp(from, { limitInputPixels: MOST_PIXELS, pages: 1 }).metadata()
  const isTransparent = hasAlpha && !(await openPicture(from).stats()).isOpaque
  let width: number | null = isTransparent ? LONGEST_WEBP : null
  for (let shrinks = 0; shrinks <= MOST_SHRINKS; shrinks += 1) {
    for (const quality of shrinks === 0 ? QUALITIES : QUALITIES.slice(1, 2)) {
      const sized = width === null ? openPicture(from) : openPicture(from).resize({ width, height: width, fit: 'inside', withoutEnlargement: true })
      const coded = isTransparent ? sized.webp({ quality, effort: 2 }) : sized.removeAlpha().jpeg({ quality, mozjpeg: false })
      const made = await coded.toFile(to)
      if ((await stat(to)).size <= maxBytes) return { outcome: 'made', mime: isTransparent ? 'image/webp' : 'image/jpeg', width: made.width, height: made.height, size: made.size }
    }
    width = Math.max(1, Math.round(Math.min(width ?? Infinity, Math.max(autoOrient.width, autoOrient.height)) * SMALLER))
  }
  return { outcome: 'undecodable' }
}
