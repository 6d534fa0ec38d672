/**
 * A short film out of one picture: the view glides over it and back. Each frame is the AV1 picture that sharp writes into an AVIF file,
 * taken out of that file and put into an MP4, so that no other encoder is needed.
 */
import type Sharp from 'sharp'
import type { FilmWish } from './studio.ts'

const FRAMES_A_SECOND = 12
/** Frames from one end of the way to the other; the way back shows them again. */
const MOST_DRAWN = 36
/** Opus: 20 ms of silence in two channels. */
const SILENCE = Uint8Array.of(0xfc, 0xff, 0xfe)
const SILENCE_SECONDS = 0.02

export interface Stage {
  /** Red, green, blue of each pixel. */
  pixels: Buffer
  width: number
  height: number
}

export async function makeFilm(sharp: typeof Sharp, stage: Stage, { width, height, seconds, hasSound }: FilmWish): Promise<{ file: Buffer; poster: Buffer }> {
  const { BufferTarget, EncodedAudioPacketSource, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } = await import('mediabunny')
  const view = (share: number) => {
    // Slow at both ends.
    const eased = (1 - Math.cos(Math.PI * share)) / 2
    const part = 1 - 0.06 * eased
    const w = Math.round(width * part)
    const h = Math.round(height * part)
    return sharp(stage.pixels, { raw: { width: stage.width, height: stage.height, channels: 3 } })
      .extract({ left: Math.round((stage.width - w) * eased), top: Math.round((stage.height - h) * (0.2 + 0.6 * eased)), width: w, height: h })
      .resize(width, height, { kernel: 'linear' })
  }
  const count = seconds * FRAMES_A_SECOND
  const drawn = Math.min(MOST_DRAWN, Math.ceil(count / 2) + 1)
  const frames: Uint8Array[] = []
  for (let at = 0; at < drawn; at += 1) frames.push(pictureOf(await view(at / (drawn - 1)).avif({ quality: 45, effort: 0, chromaSubsampling: '4:2:0' }).toBuffer()))

  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const video = new EncodedVideoPacketSource('av1')
  output.addVideoTrack(video, { frameRate: FRAMES_A_SECOND })
  const audio = hasSound ? new EncodedAudioPacketSource('opus') : null
  if (audio) output.addAudioTrack(audio)
  await output.start()
  const step = 1 / FRAMES_A_SECOND
  const round = 2 * (drawn - 1)
  for (let at = 0; at < count; at += 1) {
    const place = at % round
    const frame = frames[place < drawn ? place : round - place]
    if (!frame) throw new Error('a frame is missing')
    await video.add(new EncodedPacket(frame, 'key', at * step, step), { decoderConfig: { codec: 'av01.0.04M.08', codedWidth: width, codedHeight: height } })
  }
  const silences = audio === null ? 0 : seconds / SILENCE_SECONDS
  for (let at = 0; at < silences; at += 1) {
    await audio?.add(new EncodedPacket(SILENCE, 'key', at * SILENCE_SECONDS, SILENCE_SECONDS), { decoderConfig: { codec: 'opus', numberOfChannels: 2, sampleRate: 48_000 } })
  }
  await output.finalize()
  if (!target.buffer) throw new Error('the film was not finished')
  return { file: Buffer.from(target.buffer), poster: await view(0).jpeg({ quality: 82 }).toBuffer() }
}

/** The AV1 data of an AVIF file: what its `mdat` holds, without the mark that a frame begins, which MP4 leaves out. */
function pictureOf(avif: Buffer): Uint8Array {
  for (let at = 0; at + 8 <= avif.length; ) {
    const size = avif.readUInt32BE(at)
    if (avif.toString('latin1', at + 4, at + 8) === 'mdat') {
      const data = avif.subarray(at + 8, at + size)
      return data[0] === 0x12 && data[1] === 0 ? data.subarray(2) : data
    }
    if (size < 8) break
    at += size
  }
  throw new Error('the encoder wrote no picture')
}
