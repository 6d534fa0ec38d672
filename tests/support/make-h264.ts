/**
 * Films in H.264 that any player shows, written bit by bit: at each key frame the whole picture in one colour, and between them pictures that
 * change nothing. (ITU-T H.264, 7.3: parameter sets, a slice of uncompressed macroblocks, a slice of skipped ones.)
 */
import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, EncodedVideoPacketSource, MovOutputFormat, Mp4OutputFormat, Output } from 'mediabunny'

export interface H264Wish {
  container?: 'mp4' | 'mov'
  seconds?: number
  framesASecond?: number
  /** A key frame every so many frames. */
  keyEvery?: number
  /** Multiples of 16. */
  width?: number
  height?: number
  audio?: boolean
  /** Frames are stored in another order than they are shown in, as cameras do. */
  reordered?: boolean
}

/** Luma, blue and red difference of the key frame with this number. */
export const colourOf = (key: number): [number, number, number] => [60 + ((key * 37) % 120), 90 + ((key * 53) % 80), 90 + ((key * 29) % 80)]

export async function makeH264(wish: H264Wish = {}): Promise<Buffer> {
  const { container = 'mp4', seconds = 4, framesASecond = 10, keyEvery = 10, width = 64, height = 48, audio = false, reordered = false } = wish
  const macroblocks = (width / 16) * (height / 16)
  const target = new BufferTarget()
  const output = new Output({ format: container === 'mov' ? new MovOutputFormat({ fastStart: false }) : new Mp4OutputFormat({ fastStart: false }), target })
  const video = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(video, { frameRate: framesASecond })
  const sound = audio ? new EncodedAudioPacketSource('aac') : null
  if (sound) output.addAudioTrack(sound)
  await output.start()
  const config = { codec: 'avc1.42c01e', codedWidth: width, codedHeight: height, description: decoderRecord(width, height) }
  const frames = Math.round(seconds * framesASecond)
  for (let at = 0; at < frames; at += 1) {
    const inGroup = at % keyEvery
    const data = inGroup === 0 ? keyFrame(macroblocks, at / keyEvery) : sameFrame(macroblocks, inGroup)
    // Of three frames the second is stored before the first: 0, 2, 1, 3, 5, 4 …
    const shown = !reordered || inGroup === 0 || at + 1 >= frames ? at : inGroup % 3 === 1 && inGroup + 1 < keyEvery ? at + 1 : inGroup % 3 === 2 ? at - 1 : at
    await video.add(new EncodedPacket(data, inGroup === 0 ? 'key' : 'delta', shown / framesASecond, 1 / framesASecond), { decoderConfig: config })
  }
  const SOUND = 1024 / 48_000
  for (let at = 0; sound && at * SOUND < seconds; at += 1) {
    await sound.add(new EncodedPacket(SILENCE, 'key', at * SOUND, SOUND), { decoderConfig: { codec: 'mp4a.40.2', numberOfChannels: 1, sampleRate: 48_000, description: Uint8Array.of(0x11, 0x88) } })
  }
  await output.finalize()
  if (target.buffer === null) throw new Error('nothing was written')
  return Buffer.from(target.buffer)
}

/** One frame of AAC in which nothing is heard. */
const SILENCE = Uint8Array.of(0x00, 0xc8, 0x00, 0x80, 0x23, 0x80)

class Bits {
  readonly #bytes: number[] = []
  #byte = 0
  #count = 0

  put(value: number, length: number): this {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.#byte = (this.#byte << 1) | ((value >> bit) & 1)
      this.#count += 1
      if (this.#count === 8) {
        this.#bytes.push(this.#byte)
        this.#byte = 0
        this.#count = 0
      }
    }
    return this
  }

  /** A number without a sign in Exp-Golomb code. */
  ue(value: number): this {
    const length = Math.floor(Math.log2(value + 1))
    return this.put(0, length).put(value + 1, length + 1)
  }

  align(): this {
    return this.#count === 0 ? this : this.put(0, 8 - this.#count)
  }

  bytes(values: Iterable<number>): this {
    for (const value of values) this.#bytes.push(value)
    return this
  }

  /** As a unit of the stream: with its head, its end, and marks where bytes would look like a beginning. */
  unit(head: number): Buffer {
    this.put(1, 1).align()
    const out = [head]
    let zeros = 0
    for (const byte of this.#bytes) {
      if (zeros >= 2 && byte <= 3) {
        out.push(3)
        zeros = 0
      }
      out.push(byte)
      zeros = byte === 0 ? zeros + 1 : 0
    }
    return Buffer.from(out)
  }
}

function sequence(width: number, height: number): Buffer {
  return new Bits().put(66, 8).put(0xc0, 8).put(30, 8).ue(0).ue(4).ue(2).ue(1).put(0, 1).ue(width / 16 - 1).ue(height / 16 - 1).put(1, 1).put(1, 1).put(0, 2).unit(0x67)
}

const picture = () => new Bits().ue(0).ue(0).put(0, 2).ue(0).ue(0).ue(0).put(0, 3).ue(0).ue(0).ue(0).put(1, 1).put(0, 2).unit(0x68)

/** avcC (ISO/IEC 14496-15, 5.3.3). */
function decoderRecord(width: number, height: number): Uint8Array {
  const withLength = (unit: Buffer) => Buffer.concat([Buffer.from([unit.length >> 8, unit.length & 255]), unit])
  return Uint8Array.from(Buffer.concat([Buffer.from([1, 66, 0xc0, 30, 0xff, 0xe1]), withLength(sequence(width, height)), Buffer.from([1]), withLength(picture())]))
}

function sample(unit: Buffer): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(unit.length)
  return Uint8Array.from(Buffer.concat([length, unit]))
}

function keyFrame(macroblocks: number, key: number): Uint8Array {
  const [luma, blue, red] = colourOf(key)
  const bits = new Bits().ue(0).ue(7).ue(0).put(0, 8).ue(key % 2).put(0, 2).ue(0).ue(1)
  const colours = [...Array.from({ length: 256 }, () => luma), ...Array.from({ length: 64 }, () => blue), ...Array.from({ length: 64 }, () => red)]
  for (let at = 0; at < macroblocks; at += 1) bits.ue(25).align().bytes(colours)
  return sample(bits.unit(0x65))
}

function sameFrame(macroblocks: number, inGroup: number): Uint8Array {
  return sample(new Bits().ue(0).ue(5).ue(0).put(inGroup & 255, 8).put(0, 3).ue(0).ue(1).ue(macroblocks).unit(0x41))
}
