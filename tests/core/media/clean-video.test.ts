/** What goes out of a video: every coded picture as it was, and nothing else that tells of who, when and where. */
import { readFileSync, writeFileSync } from 'node:fs'
import { BufferSource, EncodedPacketSink, Input, MP4, QTFF, WEBM } from 'mediabunny'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { box, makeVideo } from '../../support/make-video.ts'
import type { VideoWish } from '../../support/make-video.ts'
import { CANARY } from './photos.ts'
import { codeOf, createMediaRig, hashOf } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
beforeEach(() => {
  rig = createMediaRig()
})
afterEach(() => {
  rig.mustBeSound()
  rig.dispose()
})

async function send(bytes: Buffer, name: string): Promise<{ sent: Buffer; source: NonNullable<ReturnType<MediaRig['media']['openRendition']>> }> {
  const { items } = await rig.bring([rig.source(name, bytes)])
  const id = await rig.media.ensureUploadRendition(rig.test.workspace, items[0]?.mediaId ?? '')
  const source = rig.media.openRendition(rig.test.workspace, id)
  if (!source) throw new Error('nothing to send')
  const chunks: Uint8Array[] = []
  for await (const chunk of source.open()) chunks.push(chunk)
  return { sent: Buffer.concat(chunks), source }
}

/** Every coded picture and sound with its time, and how the film is to be shown. */
async function film(bytes: Buffer): Promise<unknown> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF, WEBM] })
  const tracks = []
  for (const track of await input.getTracks()) {
    const packets = []
    for await (const packet of new EncodedPacketSink(track).packets()) packets.push([packet.timestamp, packet.duration, packet.type, hashOf(packet.data)])
    tracks.push({ type: track.type, codec: await track.getCodecParameterString(), packets })
  }
  const video = await input.getPrimaryVideoTrack()
  return { tracks, size: [await video?.getDisplayWidth(), await video?.getDisplayHeight(), await video?.getRotation()], seconds: await input.computeDuration() }
}

const children = (bytes: Buffer, from: number, end: number): { type: string; at: number; size: number }[] => {
  const found = []
  for (let at = from; at + 8 <= end; at += bytes.readUInt32BE(at)) found.push({ type: bytes.toString('latin1', at + 4, at + 8), at, size: bytes.readUInt32BE(at) })
  return found
}

/** Puts boxes into `moov` (at its end) of a film whose `moov` comes last, so that no offset moves. */
function withInMovie(bytes: Buffer, ...more: Buffer[]): Buffer {
  const moov = children(bytes, 0, bytes.length).find((one) => one.type === 'moov')
  if (!moov || moov.at + moov.size !== bytes.length) throw new Error('moov is not the last box')
  const made = Buffer.concat([bytes, ...more])
  made.writeUInt32BE(made.length - moov.at, moov.at)
  return made
}

const full = (rest: string | Buffer) => Buffer.concat([Buffer.alloc(4), typeof rest === 'string' ? Buffer.from(rest, 'latin1') : rest])
const long = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => bytes.writeUInt32BE(value, at * 4))
  return bytes
}

/** A track of places, as a camera on a drone writes it: two samples that lie at `at`. */
function trackOfPlaces(at: number): Buffer {
  const hdlr = box('hdlr', full(Buffer.concat([long(0), Buffer.from('meta'), long(0, 0, 0), Buffer.from(`${CANARY} camera\0`)])))
  const stbl = box('stbl', box('stsd', full(long(0))), box('stts', full(long(1, 2, 100))), box('stsc', full(long(1, 1, 2, 1))), box('stsz', full(long(0, 2, CANARY.length, CANARY.length))), box('stco', full(long(1, at))))
  return box('trak', box('tkhd', full(Buffer.concat([long(7, 7, 9, 0, 0), Buffer.alloc(60)]))), box('mdia', box('mdhd', full(long(7, 7, 1000, 200, 0))), hdlr, box('minf', box('nmhd', full('')), stbl)))
}

const words = { words: CANARY, audio: true, seconds: 1 } as const

describe('what goes out of a video', () => {
  it.each<[string, VideoWish, string]>([
    ['an MP4', { ...words }, 'film.mp4'], ['a MOV', { ...words, container: 'mov' }, 'film.mov'], ['a WebM', { ...words, container: 'webm' }, 'film.webm'], ['an MP4 in fragments', { ...words, fragmented: true }, 'live.mp4'],
  ])('%s: the film bit by bit, no word, no time; the original stays', async (_what, wish, name) => {
    const bytes = await makeVideo(wish)
    expect(bytes.includes(CANARY)).toBe(true)
    const { sent, source } = await send(bytes, name)
    expect(sent.includes(CANARY)).toBe(false)
    expect(sent.length).toBe(bytes.length)
    expect(await film(sent)).toEqual(await film(bytes))
    expect(source).toMatchObject({ fileName: name, kind: 'video', size: bytes.length })
    expect(readFileSync(rig.media.locate(rig.test.workspace, hashOf(bytes)).path).equals(bytes)).toBe(true)
  })

  it('an MP4 of a camera: places, names, dates, previews, private boxes and a track of places', async () => {
    const base = await makeVideo({ seconds: 1 })
    const moovAt = children(base, 0, base.length).find((one) => one.type === 'moov')?.at ?? 0
    // Before `moov`, where a camera keeps its own: room of its own for the samples of the track.
    const own = box('mdat', CANARY + CANARY)
    const made = withInMovie(
      Buffer.concat([base.subarray(0, moovAt), own, base.subarray(moovAt)]),
      trackOfPlaces(moovAt + 8),
      box('udta', box('\xa9xyz', CANARY), box('name', CANARY)),
      box('meta', full(box('keys', CANARY))),
      box('uuid', Buffer.alloc(16, 7), CANARY),
      box('free', CANARY),
    )
    const bytes = Buffer.concat([made, box('uuid', Buffer.alloc(16, 9), CANARY), box('skip', CANARY), box('pnot', CANARY), box('meta', CANARY)])
    const { sent } = await send(bytes, 'drone.mp4')
    expect(sent.includes(CANARY)).toBe(false)
    expect(sent.includes(CANARY.slice(0, 8))).toBe(false)
    expect(sent.length).toBe(bytes.length)
    expect(await film(sent)).toEqual(await film(base))
    expect(children(sent, 0, sent.length).map((one) => one.type).filter((type) => type !== 'free' && type !== 'skip')).toEqual(['ftyp', 'mdat', 'mdat', 'moov'])
  })

  it('a WebM that was never ended, with tags, attachments and a date', async () => {
    const base = await makeVideo({ container: 'webm', seconds: 1 })
    const tags = Buffer.concat([Buffer.from([0x12, 0x54, 0xc3, 0x67, 0x80 | CANARY.length]), Buffer.from(CANARY)])
    const files = Buffer.concat([Buffer.from([0x19, 0x41, 0xa4, 0x69, 0x40, CANARY.length]), Buffer.from(CANARY)])
    const { sent } = await send(openEnded(Buffer.concat([base, tags, files])), 'live.webm')
    expect(sent.includes(CANARY)).toBe(false)
    expect(await film(sent)).toEqual(await film(base))
  })

  it('an MP4 with something behind its end that is no box', async () => {
    const base = await makeVideo({ seconds: 1 })
    for (const more of [CANARY + CANARY, 'abc', '\0\0\0\x02' + CANARY]) {
      const bytes = Buffer.concat([base, Buffer.from(more, 'latin1')])
      const { sent } = await send(bytes, 'camera.mp4')
      expect(sent.includes(CANARY.slice(0, 8))).toBe(false)
      expect(sent.length).toBe(bytes.length)
      expect(await film(sent)).toEqual(await film(base))
    }
  })

  it('one that tells nothing goes out as it is, and is not kept twice', async () => {
    const { sent } = await send(await makeVideo(words), 'film.mp4')
    const before = rig.stored().length
    const again = await send(sent, 'clean.mp4')
    expect(again.sent.equals(sent)).toBe(true)
    expect(rig.stored()).toHaveLength(before)
  })

  it('of several megabytes: pieces meet in the middle of what is blotted out', async () => {
    const base = await makeVideo({ seconds: 3, frameBytes: 120_000 })
    const bytes = withInMovie(base, box('udta', CANARY.repeat(120_000)))
    const { sent } = await send(bytes, 'large.mp4')
    expect(sent.includes(CANARY.slice(0, 10))).toBe(false)
    expect(await film(sent)).toEqual(await film(base))
  })
})

/** The size of the segment unknown, as a recorder leaves it that was cut off. */
function openEnded(bytes: Buffer): Buffer {
  const made = Buffer.from(bytes)
  const at = made.indexOf(Buffer.from([0x18, 0x53, 0x80, 0x67])) + 4
  const width = Math.clz32((made[at] ?? 0) << 24) + 1
  made[at] = 0xff >> (width - 1)
  made.fill(0xff, at + 1, at + width)
  return made
}

describe('a video that cannot be understood', () => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['is cut', (bytes) => bytes.subarray(0, -100)],
    ['has no film', () => Buffer.concat([box('ftyp', 'mp42\0\0\0\0mp42isom'), box('mdat', 'x'.repeat(100))])],
    ['hides its tables', (bytes) => withInMovie(bytes, trackOfPlaces(bytes.length + 5))],
    ['claims a box beyond its end', (bytes) => Buffer.concat([bytes, Buffer.from('\x7f\xff\xff\xffmdat', 'latin1')])],
    ['claims a box beyond any disk', (bytes) => Buffer.concat([bytes, Buffer.from('\0\0\0\x01mdat\x7f\xff\xff\xff\xff\xff\xff\xff', 'latin1')])],
    ['has boxes of nothing in its film', (bytes) => withInMovie(bytes, Buffer.alloc(8))],
    ['lies in another file', (bytes) => Buffer.from(bytes.toString('latin1').replace('url \0\0\0\x01', 'url \0\0\0\0'), 'latin1')],
  ])('because it %s is not sent as it is', async (_what, spoil) => {
    const bytes = spoil(await makeVideo({ seconds: 1 }))
    const { items } = await rig.bring([rig.source('film.mp4', bytes)])
    expect(items[0]?.outcome).toBe('added')
    expect(await codeOf(rig.media.ensureUploadRendition(rig.test.workspace, items[0]?.mediaId ?? ''))).toBe('MEDIA_REFUSED')
    expect(rig.stored()).toHaveLength(1)
  })

  it('because its stored bytes were changed is refused before anything goes', async () => {
    const bytes = await makeVideo(words)
    const { items } = await rig.bring([rig.source('film.mp4', bytes)])
    const { path } = rig.media.locate(rig.test.workspace, hashOf(bytes))
    const changed = Buffer.from(bytes)
    const at = bytes.indexOf('mdat') + 20
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
    writeFileSync(path, changed)
    expect(await codeOf(rig.media.ensureUploadRendition(rig.test.workspace, items[0]?.mediaId ?? ''))).toBe('MEDIA_REFUSED')
    writeFileSync(path, bytes)
  })
})

const STEPS = ['rendition:written', 'rendition:renamed', 'rendition:placed', 'rendition:recorded']

it.each(STEPS)('a run that ends at %s leaves nothing half made, and the next makes it', async (step) => {
  const bytes = await makeVideo(words)
  const { items } = await rig.bring([rig.source('film.mp4', bytes)])
  const mediaId = items[0]?.mediaId ?? ''
  const halted = new Promise<void>((resolve) => {
    rig.at = (now) => {
      if (now !== step) return
      resolve()
      return rig.never()
    }
  })
  rig.media.ensureUploadRendition(rig.test.workspace, mediaId).catch(() => {})
  await halted
  rig.restart()
  rig.mustBeSound()
  await rig.media.resume(rig.test.workspace)
  const id = await rig.media.ensureUploadRendition(rig.test.workspace, mediaId)
  expect(rig.media.openRendition(rig.test.workspace, id)?.size).toBe(bytes.length)
  expect(rig.stored().filter((path) => path.includes('.incoming-'))).toEqual([])
})
