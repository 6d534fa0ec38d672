/** Pictures, edited by the program that does it in the app; looked at pixel by pixel. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { makePicture } from '../../../../src/core/media/pictures/make-picture.ts'
import { TURNS } from '../../../../src/domain/media/index.ts'
import { temporaryFolder } from '../../../support/workspace.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const at = (name: string) => join(folder.path, name)
const plain = { turn: 0 as const, mirror: false, crop: null, maxWidth: null, maxHeight: null, maxBytes: 10_000_000, mime: null }
const edit = (from: string, job: Partial<Omit<Parameters<typeof makePicture>[0] & { kind: 'edit' }, 'kind'>>) => makePicture({ kind: 'edit', from, to: at('made'), ...plain, ...job }, () => Promise.reject(new Error('nothing here is HEIC')))

/** Eight fields of different colours, each 40 pixels a side. */
async function fields(orientation: number): Promise<string> {
  const colours = Array.from({ length: 8 }, (_, n) => [n * 30, (n * 71) % 256, 255 - n * 30]).flat()
  const path = at(`fields-${orientation}.png`)
  await sharp(Buffer.from(colours), { raw: { width: 4, height: 2, channels: 3 } }).resize(160, 80, { kernel: 'nearest' }).withMetadata({ orientation }).png().toFile(path)
  return path
}
const pixels = async (picture: Buffer | string) => {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: data.toString('hex'), width: info.width, height: info.height }
}
const noise = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'grey', noise: { type: 'gaussian', mean: 128, sigma: 60 } } })

describe('an edit of a picture', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns, mirrors and crops, in that order, what is stored with orientation %i', async (orientation) => {
    const from = await fields(orientation)
    for (const turn of TURNS) {
      for (const mirror of [false, true]) {
        // One after another, so that no order of the library's own comes in.
        let expected = await sharp(from).autoOrient().png().toBuffer()
        expected = await sharp(expected).rotate(turn).png().toBuffer()
        if (mirror) expected = await sharp(expected).flop().png().toBuffer()
        const { width, height } = await sharp(expected).metadata()
        expected = await sharp(expected).extract({ left: width / 4, top: height / 2, width: width / 2, height: height / 2 }).png().toBuffer()
        expect(await edit(from, { turn, mirror, crop: { x: 0.25, y: 0.5, width: 0.5, height: 0.5 } })).toMatchObject({ outcome: 'made', mime: 'image/png' })
        expect(await pixels(at('made'))).toEqual(await pixels(expected))
      }
    }
  })

  it('leaves no word of where and by whom', async () => {
    const from = at('told.jpg')
    await noise(200, 100).withExif({ IFD0: { Artist: 'CANARY' }, IFD3: { GPSLatitudeRef: 'N' } }).jpeg().toFile(from)
    expect(readFileSync(from).includes('CANARY')).toBe(true)
    expect(await edit(from, { turn: 90 })).toMatchObject({ outcome: 'made', mime: 'image/jpeg', width: 100, height: 200 })
    expect(readFileSync(at('made')).includes('CANARY')).toBe(false)
    expect((await sharp(at('made')).metadata()).exif).toBeUndefined()
  })

  it('makes it as small as it must be: in quality first, then in size', async () => {
    const from = at('large.jpg')
    await noise(1200, 900).jpeg({ quality: 95 }).toFile(from)
    const whole = statSync(from).size
    for (const [maxBytes, isSmaller] of [[Math.round(whole * 0.6), false], [40_000, true]] as const) {
      const made = await edit(from, { maxBytes })
      expect(made).toMatchObject({ outcome: 'made', mime: 'image/jpeg' })
      const { width, height } = await sharp(at('made')).metadata()
      expect(statSync(at('made')).size).toBeLessThanOrEqual(maxBytes)
      expect(width < 1200).toBe(isSmaller)
      expect(width / height).toBeCloseTo(4 / 3, 1)
    }
    expect(await edit(from, { maxBytes: 10 })).toEqual({ outcome: 'too-large' })
  })

  it('keeps its kind, unless another is asked for or is the only one that is small enough', async () => {
    const opaque = at('opaque.png')
    await noise(600, 400).png().toFile(opaque)
    const glass = at('glass.png')
    await sharp({ create: { width: 600, height: 400, channels: 4, background: { r: 200, g: 20, b: 20, alpha: 0.4 }, noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).png().toFile(glass)
    const kindOf = async (from: string, job: Parameters<typeof edit>[1]) => {
      const made = await edit(from, job)
      return made.outcome === 'made' ? made.mime : made.outcome
    }
    expect(await kindOf(opaque, { maxWidth: 300 })).toBe('image/png')
    expect(await kindOf(opaque, { maxBytes: 100_000 })).toBe('image/jpeg')
    expect(await kindOf(glass, { maxBytes: 100_000 })).toBe('image/webp')
    expect(await kindOf(opaque, { mime: 'image/png', maxBytes: 100_000 })).toBe('too-large')
    expect(await kindOf(opaque, { mime: 'image/webp' })).toBe('image/webp')
    // What cannot be seen through stands on white.
    expect(await kindOf(glass, { mime: 'image/jpeg' })).toBe('image/jpeg')
    const { channels } = await sharp(at('made')).stats()
    expect(channels[1]?.mean).toBeGreaterThan(120)
  })

  it('never makes it larger', async () => {
    const from = at('small.webp')
    await noise(80, 60).webp().toFile(from)
    expect(await edit(from, { maxWidth: 4000, maxHeight: 4000 })).toMatchObject({ outcome: 'made', mime: 'image/webp', width: 80, height: 60 })
    expect(await edit(from, { maxWidth: 40, maxHeight: 40, crop: { x: 0, y: 0, width: 1, height: 0.5 } })).toMatchObject({ width: 40, height: 15 })
  })

  it('of a picture that moves is refused, and of what is none', async () => {
    const frame = await noise(30, 30).png().toBuffer()
    const moving = at('moving.webp')
    await sharp([frame, await noise(30, 30).png().toBuffer()], { join: { animated: true } }).webp({ loop: 0 }).toFile(moving)
    expect(await edit(moving, { turn: 90 })).toEqual({ outcome: 'animated' })
    writeFileSync(at('cut.png'), frame.subarray(0, 300))
    expect(await edit(at('cut.png'), { turn: 90 })).toEqual({ outcome: 'undecodable' })
  })
})
