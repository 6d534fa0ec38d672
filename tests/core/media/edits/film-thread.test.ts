/** Parts of real films, copied without decoding them. */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny'
import { afterAll, describe, expect, it } from 'vitest'
import { copyFilm, filmFacts } from '../../../../src/core/media/edits/film-thread.ts'
import { makeH264 } from '../../../support/make-h264.ts'
import { makeVideo } from '../../../support/make-video.ts'
import { realClock, temporaryFolder } from '../../../support/workspace.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
const never = new AbortController().signal

function file(bytes: Buffer): string {
  const path = join(folder.path, randomUUID())
  writeFileSync(path, bytes)
  return path
}

/** Every coded picture and sound: when it is shown and its bytes. */
async function packetsOf(path: string) {
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS })
  const all = async (track: Awaited<ReturnType<typeof input.getPrimaryVideoTrack>> | Awaited<ReturnType<typeof input.getPrimaryAudioTrack>>) => {
    const packets: { ms: number; bytes: string; type: string }[] = []
    if (track) for await (const { timestamp, data, type } of new EncodedPacketSink(track).packets()) packets.push({ ms: Math.round(timestamp * 1000), bytes: Buffer.from(data).toString('hex'), type })
    return packets
  }
  const video = await input.getPrimaryVideoTrack()
  const made = { video: await all(video), audio: await all(await input.getPrimaryAudioTrack()), turn: await video?.getRotation(), mirror: await video?.getFlip(), shown: [await video?.getDisplayWidth(), await video?.getDisplayHeight()] }
  input.dispose()
  return made
}

const MIMES = { mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm' } as const
async function copied(from: string, container: keyof typeof MIMES, over: Partial<Parameters<typeof copyFilm>[0]>) {
  const to = join(folder.path, randomUUID())
  const progress: number[] = []
  const outcome = await copyFilm({ from, to, mime: MIMES[container], trim: null, turn: 0, mirror: false, ...over }, realClock, (done) => progress.push(done), never)
  return { outcome, to, progress }
}

describe('what a film says of where it can begin', () => {
  it('is read without decoding', async () => {
    const path = file(await makeH264({ seconds: 4, keyEvery: 8, audio: true }))
    expect(await filmFacts({ path, mime: 'video/mp4' }, realClock)).toEqual({ durationMs: expect.closeTo(4000, -2), keyFramesMs: [0, 800, 1600, 2400, 3200], canCopy: true })
  })

  it('of what is no film, nothing', async () => {
    expect(await filmFacts({ path: file(Buffer.from('These are minutes, and no film at all.')), mime: 'video/mp4' }, realClock)).toBeNull()
    expect(await filmFacts({ path: join(folder.path, 'gone'), mime: 'video/mp4' }, realClock)).toBeNull()
  })
})

describe('a part of a film', () => {
  it.each([
    ['MP4 in H.264 with sound', 'mp4', () => makeH264({ seconds: 6, audio: true })],
    ['MOV in H.264', 'mov', () => makeH264({ seconds: 6, container: 'mov' })],
    ['WebM in VP9 with sound', 'webm', () => makeVideo({ container: 'webm', seconds: 6, audio: true })],
  ] as const)('of an %s has the same pictures and sounds, from the key frame on', async (_what, container, make) => {
    const from = file(await make())
    const { outcome, to, progress } = await copied(from, container, { trim: { startMs: 2_000, endMs: 4_500 } })
    expect(outcome).toBe('made')
    const [whole, part] = [await packetsOf(from), await packetsOf(to)]
    const expected = whole.video.filter(({ ms }) => ms >= 2_000 && ms < 4_500).map((packet) => ({ ...packet, ms: packet.ms - 2_000 }))
    expect(part.video).toEqual(expected)
    expect(part.video).toHaveLength(25)
    // Every sound of the part, each once and unchanged.
    const sounds = whole.audio.filter(({ ms }) => ms >= 2_000 && ms < 4_480)
    expect(part.audio.length).toBeGreaterThanOrEqual(sounds.length)
    expect(part.audio.length).toBeLessThanOrEqual(sounds.length + 3)
    expect(progress.every((done, at) => done >= 0 && done <= 1 && done >= (progress[at - 1] ?? 0))).toBe(true)
  })

  it('that is asked for between key frames begins at the one before: no picture can be shown without it', async () => {
    const from = file(await makeH264({ seconds: 4 }))
    const { to } = await copied(from, 'mp4', { trim: { startMs: 1_400, endMs: null } })
    const { video } = await packetsOf(to)
    expect(video[0]).toMatchObject({ ms: 0, type: 'key' })
    expect(video).toHaveLength(30)
  })

  it('is never longer than was asked for, also where frames are stored in another order', async () => {
    const from = file(await makeH264({ seconds: 6, reordered: true, audio: true }))
    for (const endMs of [1_000, 2_300, 2_350, 4_900]) {
      const { to } = await copied(from, 'mp4', { trim: { startMs: 0, endMs } })
      const facts = await filmFacts({ path: to, mime: 'video/mp4' }, realClock)
      expect(facts?.durationMs).toBeLessThanOrEqual(endMs)
      expect(facts?.durationMs).toBeGreaterThan(endMs - 250)
    }
  })

  it('tells of itself before its pictures, as networks want it', async () => {
    const { to } = await copied(file(await makeH264({ audio: true })), 'mp4', { trim: { startMs: 1_000, endMs: null } })
    const bytes = readFileSync(to)
    expect(bytes.indexOf('moov')).toBeGreaterThan(0)
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
  })

  it('says nothing that the original says of the one who made it', async () => {
    const from = file(await makeVideo({ container: 'mp4', words: 'CANARY' }))
    expect(readFileSync(from).includes('CANARY')).toBe(true)
    const { outcome, to } = await copied(from, 'mp4', { trim: { startMs: 1_000, endMs: null } })
    expect(outcome).toBe('made')
    expect(readFileSync(to).includes('CANARY')).toBe(false)
  })
})

describe('a film that is turned or mirrored', () => {
  it.each([[90, false, [48, 64]], [180, false, [64, 48]], [270, true, [48, 64]], [0, true, [64, 48]]] as const)('by %i, mirrored: %s, says so, and keeps every coded picture', async (turn, mirror, shown) => {
    const from = file(await makeH264({ seconds: 2 }))
    const { outcome, to } = await copied(from, 'mp4', { turn, mirror })
    expect(outcome).toBe('made')
    const [whole, made] = [await packetsOf(from), await packetsOf(to)]
    expect(made.video).toEqual(whole.video)
    expect({ turn: made.turn, mirror: made.mirror, shown: made.shown }).toEqual({ turn, mirror, shown })
  })
})

describe('what cannot be copied', () => {
  it('is told, and nothing waits for it', async () => {
    const { outcome } = await copied(file((await makeH264()).subarray(0, 3_000)), 'mp4', { trim: { startMs: 1_000, endMs: null } })
    expect(outcome).toBe('undecodable')
    const wrong = await copied(file(await makeVideo({ container: 'mp4', audio: true })), 'webm', { turn: 90 })
    expect(wrong.outcome).toBe('unsupported')
  })

  it('ends at once when it is not wanted any more, and writes no more then', async () => {
    const abort = new AbortController()
    const to = join(folder.path, randomUUID())
    const from = file(await makeVideo({ container: 'mp4', seconds: 60, frameBytes: 20_000 }))
    const work = copyFilm({ from, to, mime: 'video/mp4', trim: { startMs: 0, endMs: 55_000 }, turn: 0, mirror: false }, realClock, () => abort.abort(), abort.signal)
    expect(await work).toBe('stopped')
    const size = existsSync(to) ? readFileSync(to).length : 0
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(existsSync(to) ? readFileSync(to).length : 0).toBe(size)
  })
})
