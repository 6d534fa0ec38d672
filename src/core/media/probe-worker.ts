/** A thread that reads what a video says of itself: containers of strangers, which may lead a reader in circles. Nothing is decoded. */
import { parentPort, workerData } from 'node:worker_threads'
import { FilePathSource, Input, MP4, QTFF, WEBM } from 'mediabunny'
import type { ProbeAnswer } from './probe-video.ts'

async function probe(path: string): Promise<ProbeAnswer> {
  const input = new Input({ source: new FilePathSource(path, { maxCacheSize: 4 * 1024 * 1024, handleUnhandledError: () => {} }), formats: [MP4, QTFF, WEBM] })
  try {
    const video = await input.getPrimaryVideoTrack()
    if (!video) return null
    const audio = await input.getPrimaryAudioTrack().catch(() => null)
    const codecs = [await video.getCodecParameterString().catch(() => null), audio && (await audio.getCodecParameterString().catch(() => null))]
    return {
      width: side(await video.getDisplayWidth()),
      height: side(await video.getDisplayHeight()),
      durationMs: milliseconds((await input.getDurationFromMetadata().catch(() => null)) ?? (await video.computeDuration().catch(() => null))),
      codecs: codecs.filter((one) => one !== null).join(', ').slice(0, 200) || null,
    }
  } finally {
    input.dispose()
  }
}

const side = (value: number) => (Number.isFinite(value) && value >= 1 && value <= 65_535 ? Math.round(value) : null)
/** At most as long as a file of 500 MB may be in earnest: a month. */
const milliseconds = (seconds: number | null) => (seconds !== null && Number.isFinite(seconds) && seconds >= 0 && seconds < 2_600_000 ? Math.round(seconds * 1000) : null)

// The main thread passes a path of our own.
probe(String(workerData)).then(
  (answer) => parentPort?.postMessage(answer),
  () => parentPort?.postMessage(null),
)
