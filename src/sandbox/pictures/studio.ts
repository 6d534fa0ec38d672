/** Makes the picture and video files of generations, and small pictures of what was uploaded. sharp and mediabunny are read when the first one is made. */
import { drawScene } from './draw-scene.ts'
import { makeFilm } from './make-film.ts'

export interface PictureWish {
  words: string
  seed: number
  width: number
  height: number
  /** Files of pictures whose colours are followed. */
  like: readonly string[]
  /** Draws with finer grain. */
  isFine: boolean
}
export interface FilmWish {
  words: string
  seed: number
  width: number
  height: number
  seconds: number
  hasSound: boolean
  /** A picture file that is set in motion; null draws one. */
  from: string | null
}

/** The longest side of a small picture, pixels. */
export const THUMBNAIL_SIDE = 480
/** A file that claims more is not opened. */
const MOST_PIXELS = 120_000_000
const JPEG = { quality: 84 } as const

export interface Studio {
  /** A JPEG. */
  picture(wish: PictureWish): Promise<Buffer>
  /** An MP4 (AV1, with a silent Opus track when it has sound), and a JPEG of its beginning. */
  film(wish: FilmWish): Promise<{ file: Buffer; poster: Buffer }>
  /** A small JPEG of a picture file. Throws for one that cannot be read. */
  thumbnail(file: string): Promise<Buffer>
}

const loadSharp = async () => (await import('sharp')).default

export function createStudio(): Studio {
  return {
    async picture({ words, seed, width, height, like, isFine }) {
      const sharp = await loadSharp()
      const drawn = sharp(Buffer.from(drawScene({ words, seed, width, height, colors: await colorsOf(like) })))
      return drawn.removeAlpha().composite([await grain({ width, height }, isFine ? 5 : 9)]).jpeg(JPEG).toBuffer()
    },
    async film(wish) {
      const sharp = await loadSharp()
      // Larger than the film: the view moves over it.
      const width = Math.round(wish.width * 1.2)
      const height = Math.round(wish.height * 1.2)
      const drawn =
        wish.from === null
          ? sharp(Buffer.from(drawScene({ words: wish.words, seed: wish.seed, width, height })))
          : sharp(wish.from, { limitInputPixels: MOST_PIXELS }).autoOrient().resize(width, height, { fit: 'cover' })
      const stage = await drawn.removeAlpha().toColourspace('srgb').composite([await grain({ width, height }, 7)]).raw().toBuffer({ resolveWithObject: true })
      return makeFilm(sharp, { pixels: stage.data, width: stage.info.width, height: stage.info.height }, wish)
    },
    async thumbnail(file) {
      const sharp = await loadSharp()
      return sharp(file, { limitInputPixels: MOST_PIXELS }).autoOrient().resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true }).flatten({ background: '#ffffff' }).jpeg({ quality: 78 }).toBuffer()
    },
  }
}

/** Some grain, as on paper; without it plain colours show bands. A small piece of it, laid side by side. */
async function grain({ width, height }: { width: number; height: number }, strength: number) {
  const sharp = await loadSharp()
  const side = Math.min(256, width, height)
  const noise = { type: 'gaussian', mean: 128, sigma: strength } as const
  const input = await sharp({ create: { width: side, height: side, channels: 3, background: '#808080', noise } }).raw().toBuffer()
  return { input, raw: { width: side, height: side, channels: 3 as const }, tile: true, blend: 'soft-light' as const }
}

/** A few colours of each picture, as hex; one that cannot be read gives none. */
async function colorsOf(files: readonly string[]): Promise<string[]> {
  const sharp = await loadSharp()
  const colors: string[] = []
  for (const file of files) {
    const small = await sharp(file, { limitInputPixels: MOST_PIXELS }).resize(3, 3, { fit: 'fill' }).removeAlpha().toColourspace('srgb').raw().toBuffer().catch(() => Buffer.alloc(0))
    for (let at = 0; at + 2 < small.length; at += 3) colors.push(`#${small.subarray(at, at + 3).toString('hex')}`)
  }
  return colors
}
