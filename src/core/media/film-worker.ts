/**
 * A thread that reads and copies films of strangers: where a copy can begin, and a new file with a part of the time, its pictures and sounds
 * copied as they are. Nothing is decoded, and no more of the film than a few pieces is in memory.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { Conversion, EncodedPacketSink, FilePathSource, FilePathTarget, Input, MP4, MovOutputFormat, Mp4OutputFormat, Output, QTFF, WEBM, WebMOutputFormat } from 'mediabunny'
import type { AudioSource, AudioTrackMetadata, InputVideoTrack, OutputFormat, VideoSource, VideoTrackMetadata } from 'mediabunny'
import type { FromFilmWorker, ToFilmWorker } from './edits/film-thread.ts'

const MOST_CACHE = 8 * 1024 * 1024
const MOST_KEY_FRAMES = 5_000
/** Moments are told in whole ms: a frame may begin up to one later (s). */
const ROUNDED = 0.002
const PIECE = 1024 * 1024

const tell = (message: FromFilmWorker) => parentPort?.postMessage(message)
const ms = (seconds: number) => Math.round(seconds * 1000)
const openInput = (path: string) => new Input({ source: new FilePathSource(path, { maxCacheSize: MOST_CACHE, handleUnhandledError: () => {} }), formats: [MP4, QTFF, WEBM] })

const FORMATS = { 'video/mp4': Mp4OutputFormat, 'video/quicktime': MovOutputFormat } as const
function formatOf(mime: string): OutputFormat {
  if (mime === 'video/webm') return new WebMOutputFormat()
  // Networks want what tells of the film in front of it; its room is kept free while the film is written.
  return new FORMATS[mime === 'video/quicktime' ? mime : 'video/mp4']({ fastStart: 'reserve' })
}

/** Room in front is kept for as many packets as the original has. */
class RoomyOutput extends Output {
  readonly #packets: { video: number; audio: number }
  constructor(options: ConstructorParameters<typeof Output>[0], packets: { video: number; audio: number }) {
    super(options)
    this.#packets = packets
  }

  override addVideoTrack(source: VideoSource, metadata?: VideoTrackMetadata) {
    return super.addVideoTrack(source, { ...metadata, maximumPacketCount: this.#packets.video })
  }

  override addAudioTrack(source: AudioSource, metadata?: AudioTrackMetadata) {
    return super.addAudioTrack(source, { ...metadata, maximumPacketCount: this.#packets.audio })
  }
}

async function facts(path: string, mime: string): Promise<void> {
  const input = openInput(path)
  try {
    const video = await input.getPrimaryVideoTrack()
    if (!video) return tell({ type: 'facts', facts: null })
    const times = await keyFrames(video)
    const thinned = times.length <= MOST_KEY_FRAMES ? times : times.filter((_time, at) => at % Math.ceil(times.length / MOST_KEY_FRAMES) === 0)
    const tracks = [...(await input.getVideoTracks()), ...(await input.getAudioTracks())]
    const codecs = await Promise.all(tracks.map((track) => track.getCodec()))
    const taken: readonly string[] = formatOf(mime).getSupportedCodecs()
    tell({ type: 'facts', facts: { durationMs: ms(await input.computeDuration()), keyFramesMs: thinned.map(ms), canCopy: codecs.every((codec) => codec !== null && taken.includes(codec)) && tracks.length <= 2 } })
  } finally {
    input.dispose()
  }
}

async function keyFrames(video: InputVideoTrack): Promise<number[]> {
  const sink = new EncodedPacketSink(video)
  const times: number[] = []
  for (let packet = await sink.getFirstKeyPacket({ metadataOnly: true }); packet !== null; packet = await sink.getNextKeyPacket(packet, { metadataOnly: true })) times.push(Math.max(0, packet.timestamp))
  return times
}

async function copy(job: Extract<ToFilmWorker, { type: 'copy' }>): Promise<void> {
  const input = openInput(job.from)
  try {
    const video = await input.getPrimaryVideoTrack()
    if (!video) return tell({ type: 'refused', why: 'undecodable' })
    const [videos, audios] = [await input.getVideoTracks(), await input.getAudioTracks()]
    // Which of several sounds is meant nobody can know here.
    if (videos.length !== 1 || audios.length > 1) return tell({ type: 'refused', why: 'unsupported' })
    const first = new EncodedPacketSink(video)
    const asked = (job.trim?.startMs ?? 0) / 1000
    // No frame can be shown without the key frame before it.
    const start = job.trim === null || job.trim.startMs === 0 ? null : ((await first.getKeyPacket(asked + ROUNDED, { verifyKeyPackets: true })) ?? (await first.getFirstKeyPacket()))
    const packets = { video: (await video.computePacketStats()).packetCount, audio: audios[0] ? (await audios[0].computePacketStats()).packetCount : 0 }
    const output = new RoomyOutput({ format: formatOf(job.mime), target: new FilePathTarget(job.to, { chunked: true, chunkSize: PIECE }) }, packets)
    const trim = { ...(start ? { start: start.timestamp } : {}), ...(job.trim?.endMs == null ? {} : { end: job.trim.endMs / 1000 }) }
    const conversion = await Conversion.init({
      input, output, tags: {}, showWarnings: false, copy: { mode: 'forced', boundaryPolicy: 'shrink' },
      ...(job.trim === null ? {} : { trim }),
      video: { rotate: job.turn, flip: job.mirror, allowTransformationMetadata: true },
    })
    // Part of a film is no film.
    if (!conversion.isValid || conversion.discardedTracks.some(({ track }) => track.isVideoTrack() || track.isAudioTrack())) return tell({ type: 'refused', why: 'unsupported' })
    conversion.onProgress = (done) => tell({ type: 'progress', done: Math.min(1, Math.max(0, done)) })
    await conversion.execute()
    tell({ type: 'copied' })
  } finally {
    input.dispose()
  }
}

// The main thread passes what it made itself.
const job = workerData as ToFilmWorker
const work = job.type === 'facts' ? facts(job.from, job.mime) : copy(job)
work.catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : null
  tell(code === 'ENOSPC' || code === 'EDQUOT' ? { type: 'refused', why: 'disk-full' } : job.type === 'facts' ? { type: 'facts', facts: null } : { type: 'refused', why: 'undecodable' })
})
