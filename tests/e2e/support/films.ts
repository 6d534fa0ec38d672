/** Films for tests: some that a browser made and can show, some that are only large. */
import type { Page } from '@playwright/test'
import { EncodedPacket, EncodedVideoPacketSource, BufferTarget, Output, WebMOutputFormat } from 'mediabunny'
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { makeVideo } from '../../support/make-video.ts'

export interface Scene {
  /** "#rrggbb". */
  color: string
  seconds: number
}

const FRAMES_A_SECOND = 10
const SIZE = { width: 320, height: 180 }

/** One colour after the other, encoded by the page's own browser, with a whole picture every second to seek to. */
export async function encodeFilm(page: Page, scenes: readonly Scene[]): Promise<Buffer> {
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
    encoder.configure({ codec: 'vp8', width, height, bitrate: 200_000 })
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d')
    let frame = 0
    for (const { color, seconds } of scenes) {
      for (let at = 0; at < seconds * rate; at += 1, frame += 1) {
        if (context) {
          context.fillStyle = color
          context.fillRect(0, 0, width, height)
        }
        const picture = new VideoFrame(canvas, { timestamp: (frame * 1e6) / rate, duration: 1e6 / rate })
        encoder.encode(picture, { keyFrame: frame % rate === 0 })
        picture.close()
      }
    }
    await encoder.flush()
    encoder.close()
    return made
  }, { scenes: [...scenes], rate: FRAMES_A_SECOND, ...SIZE })
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat(), target })
  const video = new EncodedVideoPacketSource('vp8')
  output.addVideoTrack(video, { frameRate: FRAMES_A_SECOND })
  await output.start()
  for (const { base64, isKey, at } of packets) {
    await video.add(new EncodedPacket(Buffer.from(base64, 'base64'), isKey ? 'key' : 'delta', at, 1 / FRAMES_A_SECOND), { decoderConfig: { codec: 'vp8', codedWidth: SIZE.width, codedHeight: SIZE.height } })
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
