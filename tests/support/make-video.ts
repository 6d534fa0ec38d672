/** Real containers of films that nobody can watch: the structure is whole, what should be coded pictures is made of a seed. */
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, EncodedVideoPacketSource, MovOutputFormat, Mp4OutputFormat, Output, WebMOutputFormat } from 'mediabunny'

export interface VideoWish {
  container?: 'mp4' | 'mov' | 'webm'
  seed?: number
  seconds?: number
  width?: number
  height?: number
  /** Bytes of each coded picture; there are ten a second. */
  frameBytes?: number
  audio?: boolean
  fragmented?: boolean
  /** Written wherever the container has room for words. */
  words?: string
}

const FRAMES_A_SECOND = 10

export async function makeVideo(wish: VideoWish = {}): Promise<Buffer> {
  const { container = 'mp4', seed = 1, seconds = 2, width = 640, height = 360, frameBytes = 400, audio = false, fragmented = false, words } = wish
  const format = container === 'webm' ? new WebMOutputFormat() : container === 'mov' ? new MovOutputFormat({ fastStart: false }) : new Mp4OutputFormat({ fastStart: fragmented ? 'fragmented' : false })
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const video = new EncodedVideoPacketSource('vp9')
  output.addVideoTrack(video, { frameRate: FRAMES_A_SECOND })
  const sound = audio ? new EncodedAudioPacketSource('opus') : null
  if (sound) output.addAudioTrack(sound)
  if (words !== undefined) output.setMetadataTags({ title: words, artist: words, comment: words, date: new Date(1_700_000_000_000) })
  await output.start()
  for (let at = 0; at < seconds * FRAMES_A_SECOND; at += 1) {
    const packet = new EncodedPacket(noise(seed * 1000 + at, frameBytes), at % FRAMES_A_SECOND === 0 ? 'key' : 'delta', at / FRAMES_A_SECOND, 1 / FRAMES_A_SECOND)
    await video.add(packet, { decoderConfig: { codec: 'vp09.00.10.08', codedWidth: width, codedHeight: height } })
    await sound?.add(new EncodedPacket(noise(seed * 7 + at, 60), 'key', at / FRAMES_A_SECOND, 1 / FRAMES_A_SECOND), { decoderConfig: { codec: 'opus', numberOfChannels: 2, sampleRate: 48_000 } })
  }
  await output.finalize()
  if (target.buffer === null) throw new Error('nothing was written')
  return Buffer.from(target.buffer)
}

/** Bytes that differ from seed to seed. A coded VP9 picture begins with 10 in its highest bits. */
function noise(seed: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = (seed * 2_654_435_761) >>> 0
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  bytes[0] = 0x82
  return bytes
}

/** A box of an MP4 or MOV. */
export function box(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
