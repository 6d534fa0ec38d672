/** Films for tests: some that a browser made and can show, some that are only large. */
import type { Page } from '@playwright/test'
import { EncodedPacket, EncodedVideoPacketSource, BufferTarget, Output, WebMOutputFormat } from 'mediabunny'
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { makeVideo } from '../../support/make-video.ts'

export interface Scene {
  /** "#rrggbb". */
  color: string
  /** The colour turns into this one downwards, and a disc of it wanders through the picture. */
  accent?: string
  seconds: number
}

const FRAMES_A_SECOND = 10
const SMALL = { width: 320, height: 180 }

/** One colour after the other, encoded by the page's own browser, with a whole picture every second to seek to. */
export async function encodeFilm(page: Page, scenes: readonly Scene[], size: { width: number; height: number } = SMALL): Promise<Buffer> {
  const packets = await page.evaluate(async ({ scenes, rate, width, height }) => {
    const made: { base64: string; isKey: boolean; at: number }[] = []
    const encoder = new VideoEncoder({
      output(chunk) {
        const bytes = new Uint8Array(chunk.byteLength)
        chunk.copyTo(bytes)
        made.push({ base64: btoa(String.fromCodePoint(...bytes)), isKey: chunk.type === 'key', at: chunk.timestamp / 1e6 })
      },
      error(problem) {
        throw problem
      },
    })
    encoder.configure({ codec: 'vp8', width, height, bitrate: 2 * width * height })
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    let frame = 0
    for (const { color, accent, seconds } of scenes) {
      for (let at = 0; at < seconds * rate; at += 1, frame += 1) {
        if (context) {
          context.fillStyle = color
          if (accent !== undefined) {
            const sky = context.createLinearGradient(0, 0, 0, height)
            sky.addColorStop(0, color)
            sky.addColorStop(1, accent)
            context.fillStyle = sky
          }
          context.fillRect(0, 0, width, height)
          if (accent !== undefined) {
            context.fillStyle = accent
            context.beginPath()
            context.arc(width * (0.25 + (0.5 * at) / (seconds * rate)), height * 0.45, height * 0.18, 0, 2 * Math.PI)
            context.fill()
          }
        }
        const picture = new VideoFrame(canvas, { timestamp: (frame * 1e6) / rate, duration: 1e6 / rate })
        encoder.encode(picture, { keyFrame: frame % rate === 0 })
        picture.close()
      }
    }
    await encoder.flush()
    encoder.close()
    return made
  }, { scenes: [...scenes], rate: FRAMES_A_SECOND, ...size })
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const video = new EncodedVideoPacketSource('vp8')
  output.addVideoTrack(video, { frameRate: FRAMES_A_SECOND })
  await output.start()
  for (const { base64, isKey, at } of packets) {
    await video.add(new EncodedPacket(Buffer.from(base64, 'base64'), isKey ? 'key' : 'delta', at, 1 / FRAMES_A_SECOND), { decoderConfig: { codec: 'vp8', codedWidth: size.width, codedHeight: size.height } })
  }
  await output.finalize()
  if (target.buffer === null) throw new Error('nothing was written')
  return Buffer.from(target.buffer)
}

/** A whole MP4 of `size` bytes: nearly all of its picture data is room that no picture uses, which costs no disk until it is copied. */
export async function writeLargeFilm(path: string, size: number, seed: number): Promise<void> {
  const film = await makeVideo({ seconds: 2, seed })
  const dataAt = film.indexOf('mdat') - 4
  const rest = dataAt + film.readUInt32BE(dataAt)
  const room = size - film.length
  film.writeUInt32BE(rest - dataAt + room, dataAt)
  const file = openSync(path, 'w')
  try {
    ftruncateSync(file, size)
    writeSync(file, film, 0, rest, 0)
    writeSync(file, film, rest, film.length - rest, rest + room)
  } finally {
    closeSync(file)
  }
}
