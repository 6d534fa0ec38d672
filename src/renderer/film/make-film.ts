/**
 * The hidden page that makes a film anew: it decodes and encodes with what the browser has, and knows nothing but one film. It asks its
 * origin for the job, reads the film from there piece by piece, gives back what it makes piece by piece, and tells how it ended.
 */
import '../lib/set-up.ts'
import { Conversion, Input, MP4, MovOutputFormat, Mp4OutputFormat, Output, QTFF, Quality, StreamTarget, UrlSource, WEBM, WebMOutputFormat } from 'mediabunny'
import type { ConversionVideoOptions, InputVideoTrack, OutputFormat, StreamTargetChunk } from 'mediabunny'
import { filmPageJobSchema } from '../../contract/edit-jobs.ts'
import type { FilmAnswer, FilmPageJob } from '../../contract/edit-jobs.ts'
import { cropBox, fitSize, turned } from '../../domain/media/edit-recipe.ts'

type Ending = Exclude<FilmAnswer['outcome'], 'progress'>

const PIECE = 4 * 1024 * 1024
/** A seek, and another trim, find a place to begin (s). */
const KEY_FRAME_EVERY = 2

/** Of its own origin, which is the shell: there is no network in reach of this page. */
async function ask(path: string, options?: RequestInit): Promise<Response> {
  const answer = await fetch(path, options) // oxlint-disable-line house/no-fetch -- see above; the page's policy allows nothing else
  if (!answer.ok) throw new Error('the shell does not answer')
  return answer
}

const post = (path: string, body: BodyInit | null = null) => ask(path, { method: 'POST', body })

function formatOf(mime: FilmPageJob['mime']): OutputFormat {
  if (mime === 'video/webm') return new WebMOutputFormat()
  return mime === 'video/quicktime' ? new MovOutputFormat({ fastStart: 'reserve' }) : new Mp4OutputFormat({ fastStart: 'reserve' })
}

/** Sizes of the picture as it is shown. */
async function pictureOf(track: InputVideoTrack, job: FilmPageJob): Promise<ConversionVideoOptions> {
  const lying = turned(job.turn, await track.getDisplayWidth(), await track.getDisplayHeight())
  const { width, height, left, top } = cropBox(job.crop, lying.width, lying.height, true)
  const size = fitSize({ maxWidth: job.maxWidth, maxHeight: job.maxHeight, maxBytes: null, mime: null }, width, height, true)
  return {
    rotate: job.turn, flip: job.mirror, allowTransformationMetadata: false, forceTranscode: true, quality: new Quality('high'), keyFrameInterval: KEY_FRAME_EVERY,
    codec: job.mime === 'video/webm' ? 'vp9' : 'avc', crop: { left, top, width, height }, fit: 'fill', ...size,
  }
}

/** Room for what tells of the film is kept free in front of it: it has at most this many pieces. */
class RoomyOutput extends Output {
  most = { video: 0, audio: 0 }
  override addVideoTrack(...[source, metadata]: Parameters<Output['addVideoTrack']>) {
    return super.addVideoTrack(source, { ...metadata, maximumPacketCount: this.most.video })
  }

  override addAudioTrack(...[source, metadata]: Parameters<Output['addAudioTrack']>) {
    return super.addAudioTrack(source, { ...metadata, maximumPacketCount: this.most.audio })
  }
}

async function make(job: FilmPageJob): Promise<Ending> {
  const input = new Input({ source: new UrlSource(new URL('/original', location.href)), formats: [MP4, QTFF, WEBM] })
  try {
    const video = await input.getPrimaryVideoTrack()
    const audios = await input.getAudioTracks()
    if (!video) return 'undecodable'
    if ((await input.getVideoTracks()).length !== 1 || audios.length > 1) return 'unsupported'
    if (!(await video.canDecode())) return 'undecodable'
    const writable = new WritableStream<StreamTargetChunk>({ write: async ({ data, position }) => void (await post(`/made?at=${position}`, Uint8Array.from(data))) })
    const output = new RoomyOutput({ format: formatOf(job.mime), target: new StreamTarget(writable, { chunked: true, chunkSize: PIECE }) })
    output.most = { video: (await video.computePacketStats()).packetCount + 1, audio: audios[0] ? (await audios[0].computePacketStats()).packetCount + 1 : 0 }
    const trim = job.trim && { start: job.trim.startMs / 1000, ...(job.trim.endMs === null ? {} : { end: job.trim.endMs / 1000 }) }
    const conversion = await Conversion.init({
      input, output, tags: {}, showWarnings: false, video: await pictureOf(video, job), copy: { mode: 'preferred', boundaryPolicy: 'shrink' }, ...(trim === null ? {} : { trim }),
    })
    const [lost] = conversion.discardedTracks.filter(({ track }) => track.isVideoTrack() || track.isAudioTrack())
    // Part of a film is no film.
    if (lost || !conversion.isValid) return lost?.reason === 'no_encodable_target_codec' ? 'no-encoder' : lost?.reason === 'undecodable_source_codec' ? 'undecodable' : 'unsupported'
    let told = 0
    conversion.onProgress = (done) => {
      if (done - told < 0.01) return
      told = done
      // Only a word on the way: that it did not arrive changes nothing.
      void post(`/progress?done=${Math.min(1, done).toFixed(3)}`).catch(() => undefined)
    }
    await conversion.execute()
    return 'made'
  } finally {
    input.dispose()
  }
}

async function run(): Promise<void> {
  const job = filmPageJobSchema.parse(await (await ask('/job')).json())
  const ending = await make(job).catch((): Ending => 'undecodable')
  await post(`/ended?outcome=${ending}`)
}

void run()
