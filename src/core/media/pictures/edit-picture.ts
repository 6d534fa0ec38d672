/** An edit of a picture: turned, mirrored, cropped and made smaller, in that order, with sharp. */
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { stat } from 'node:fs/promises'
import type { PictureAnswer, PictureJob } from '../../../contract/host-contract.ts'
import { cropBox, fitSize, turned } from '../../../domain/media/edit-recipe.ts'
import type { PictureMime } from '../../../domain/media/edit-recipe.ts'
import { LONGEST_WEBP, MOST_PIXELS, openPicture } from './open-picture.ts'

type EditJob = Extract<PictureJob, { kind: 'edit' }>

/** Tried one after another before the picture is made smaller, and by how much that is each time. */
const QUALITIES = [92, 85, 78, 70]
const SMALLER = 0.85
const MOST_SHRINKS = 14

const MIMES: Record<string, PictureMime> = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

export async function editPicture(job: EditJob): Promise<PictureAnswer> {
  // All pages, so that a picture that moves is known as one.
  const { autoOrient, format, hasAlpha, pages = 1 } = await sharp(job.from, { limitInputPixels: MOST_PIXELS, animated: true }).metadata()
  // An edit would be of its first frame alone, and nobody asked for that.
  if (pages > 1) return { outcome: 'animated' }
  const lying = turned(job.turn, autoOrient.width, autoOrient.height)
  const box = cropBox(job.crop, lying.width, lying.height)
  const own = MIMES[format]
  const isTransparent = hasAlpha && !(await openPicture(job.from).stats()).isOpaque
  const first = job.mime ?? own ?? (isTransparent ? 'image/webp' : 'image/jpeg')
  let size = fitSize({ maxWidth: job.maxWidth, maxHeight: job.maxHeight, maxBytes: null, mime: null }, box.width, box.height)
  if (first === 'image/webp') size = fitSize({ maxWidth: LONGEST_WEBP, maxHeight: LONGEST_WEBP, maxBytes: null, mime: null }, size.width, size.height)
  const draw = () => drawn(job, lying.width, box, size)
  if (first === 'image/png') {
    const made = await written(draw().png({ compressionLevel: 9, effort: 7 }), job.to)
    if (made.size <= job.maxBytes) return { outcome: 'made', mime: first, ...made }
    // Asked for as PNG, it is one or nothing; else it becomes what can be small.
    if (job.mime === 'image/png') return { outcome: 'too-large' }
  }
  const mime = first !== 'image/png' ? first : isTransparent ? 'image/webp' : 'image/jpeg'
  for (let shrinks = 0; shrinks <= MOST_SHRINKS; shrinks += 1) {
    for (const quality of shrinks === 0 ? QUALITIES : QUALITIES.slice(-2, -1)) {
      const coded = mime === 'image/webp' ? draw().webp({ quality, effort: 4 }) : draw().flatten({ background: 'white' }).jpeg({ quality, mozjpeg: false })
      const made = await written(coded, job.to)
      if (made.size <= job.maxBytes) return { outcome: 'made', mime, ...made }
    }
    size = { width: Math.max(1, Math.round(size.width * SMALLER)), height: Math.max(1, Math.round(size.height * SMALLER)) }
  }
  return { outcome: 'too-large' }
}

/** Each time from the file: what was made of it once is not made again of what was lost by it. */
function drawn(job: EditJob, lyingWidth: number, box: { left: number; top: number; width: number; height: number }, size: { width: number; height: number }): Sharp {
  const { turn, mirror } = job
  let picture = openPicture(job.from, false)
  // sharp has an order of its own. With a turn it mirrors first, and that is the same as turning the other way and mirroring then;
  // without one it mirrors what was cut out, so the same part is cut from the other side.
  if (turn !== 0) picture = picture.rotate(mirror ? (360 - turn) % 360 : turn)
  if (mirror) picture = picture.flop()
  picture = picture.extract(mirror && turn === 0 ? { ...box, left: lyingWidth - box.left - box.width } : box)
  return size.width === box.width && size.height === box.height ? picture : picture.resize({ ...size, fit: 'fill' })
}

async function written(picture: Sharp, to: string): Promise<{ width: number; height: number; size: number }> {
  const { width, height } = await picture.toFile(to)
  return { width, height, size: (await stat(to)).size }
}
