/**
 * A thread that decodes one HEIC of a stranger, in the process for pictures. libheif runs as WebAssembly: what its decoder does wrong stays in
 * memory that is its own and goes with the thread.
 */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import startLibHeif from 'libheif-js/libheif-wasm/libheif-bundle.mjs'
import type { LibHeif } from 'libheif-js/libheif-wasm/libheif-bundle.mjs'
import { heicJobSchema } from './pictures/heic-job.ts'
import type { HeicAnswer, HeicJob } from './pictures/heic-job.ts'
import { writeTiff } from './pictures/write-tiff.ts'

/** Values of libheif's enumerations (libheif/heif_image.h). */
const RGB = 1
const INTERLEAVED_RGB = 10
const INTERLEAVED_RGBA = 11
const INTERLEAVED = 10
/** Of heif_decoding_options, in the layout of 32 bits: two bytes, four addresses, then whether more than 8 bits become 8, and whether a part that is missing is an error. */
const TO_8_BITS = 20
const STRICT = 21
const MOST_PROFILE = 4 * 1024 * 1024

const tell = (answer: HeicAnswer, given: ArrayBuffer[] = []) => parentPort?.postMessage(answer, given)

class Undecodable extends Error {}

/** Nothing of what is taken is given back: the thread ends after this one picture. */
async function decode({ from, mostPixels }: HeicJob): Promise<Uint8Array<ArrayBuffer>> {
  const heif = await startLibHeif({ print: () => {}, printErr: () => {} })
  const memory = () => new DataView(heif.HEAPU8.buffer)
  const room = take(heif, 32)
  const [error, answer] = [room, room + 16]
  /** What a call put at `answer`, when all went well. */
  const made = (call: () => void) => {
    call()
    if (memory().getInt32(error, true) !== 0) throw new Undecodable()
    return memory().getUint32(answer, true)
  }
  const bytes = readFileSync(from)
  const file = take(heif, bytes.length)
  heif.HEAPU8.set(bytes, file)
  const context = heif._heif_context_alloc()
  heif._heif_context_set_maximum_image_size_limit(context, Math.floor(Math.sqrt(mostPixels)))
  made(() => heif._heif_context_read_from_memory_without_copy(error, context, file, bytes.length, 0))
  const handle = made(() => heif._heif_context_get_primary_image_handle(error, context, answer))
  const promised = heif._heif_image_handle_get_width(handle) * heif._heif_image_handle_get_height(handle)
  if (promised < 1 || promised > mostPixels) throw new Undecodable()
  const channels = heif._heif_image_handle_has_alpha_channel(handle) === 0 ? 3 : 4
  const options = heif._heif_decoding_options_alloc()
  memory().setUint8(options + TO_8_BITS, 1)
  memory().setUint8(options + STRICT, 1)
  const image = made(() => heif._heif_decode_image(error, handle, answer, RGB, channels === 3 ? INTERLEAVED_RGB : INTERLEAVED_RGBA, options))
  const [width, height] = [heif._heif_image_get_width(image, INTERLEAVED), heif._heif_image_get_height(image, INTERLEAVED)]
  const first = heif._heif_image_get_plane_readonly(image, INTERLEAVED, answer)
  const stride = memory().getInt32(answer, true)
  if (first === 0 || width < 1 || height < 1 || width * height > mostPixels || stride < width * channels) throw new Undecodable()
  const row = (at: number) => heif.HEAPU8.subarray(first + at * stride, first + at * stride + width * channels)
  return writeTiff({ width, height, channels, profile: profileOf(heif, handle, error), row })
}

function take(heif: LibHeif, bytes: number): number {
  const at = heif._malloc(bytes)
  if (at === 0) throw new Undecodable()
  return at
}

function profileOf(heif: LibHeif, handle: number, error: number): Uint8Array | null {
  const length = heif._heif_image_handle_get_raw_color_profile_size(handle)
  if (length < 1 || length > MOST_PROFILE) return null
  const at = take(heif, length)
  heif._heif_image_handle_get_raw_color_profile(error, handle, at)
  return new DataView(heif.HEAPU8.buffer).getInt32(error, true) === 0 ? heif.HEAPU8.slice(at, at + length) : null
}

// Whatever goes wrong here is the picture's fault; what ends the thread says so too.
decode(heicJobSchema.parse(workerData)).then((tiff) => tell({ type: 'decoded', tiff }, [tiff.buffer]), () => tell({ type: 'undecodable' }))
