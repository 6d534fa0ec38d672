/**
 * What captions may cost. The service has no price list; answers teach. Cost follows mode, photos, minutes of video and number of
 * sources, not the number of platforms (docs: credits). Everything answered here is an estimate.
 */
import type { ResearchMode } from './request.ts'

export interface CaptionsShape {
  researchMode: ResearchMode
  images: number
  videos: number
  sources: number
}

type Lookup = (what: string) => number | null

const base = (mode: ResearchMode) => `captions:${mode}`
const PER_IMAGE = 'captions:+image'
const PER_SOURCE = 'captions:+source'

/** The name under which the price of exactly this shape is kept: `captions:deep+3img+1url`. The length of a video is not known to us. */
export function shapeKey({ researchMode, images, videos, sources }: CaptionsShape): string {
  return [base(researchMode), images > 0 && `${images}img`, videos > 0 && 'video', sources > 0 && `${sources}url`].filter((part) => part !== false).join('+')
}

/** What was paid for this shape last time, else its parts added up; null while a part is not known. */
export function estimateCaptions(shape: CaptionsShape, price: Lookup): number | null {
  const exact = price(shapeKey(shape))
  if (exact !== null || shape.videos > 0) return exact
  const start = price(base(shape.researchMode))
  const image = shape.images === 0 ? 0 : price(PER_IMAGE)
  const source = shape.sources === 0 ? 0 : price(PER_SOURCE)
  return start === null || image === null || source === null ? null : start + shape.images * image + shape.sources * source
}

/** What one answer teaches: its own shape, and the price of a photo or a source where the rest is known. */
export function lessonsOf(shape: CaptionsShape, credits: number, price: Lookup): { what: string; credits: number }[] {
  const lessons = [{ what: shapeKey(shape), credits }]
  const start = price(base(shape.researchMode))
  if (start === null || shape.videos > 0 || credits < start) return lessons
  if (shape.images > 0 && shape.sources === 0) lessons.push({ what: PER_IMAGE, credits: (credits - start) / shape.images })
  if (shape.sources > 0 && shape.images === 0) lessons.push({ what: PER_SOURCE, credits: (credits - start) / shape.sources })
  return lessons
}
