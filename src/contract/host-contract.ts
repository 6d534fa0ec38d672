/** The few things that only the shell can do for the core (rules 6). */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ok, procedure } from './base.ts'
import { filmAnswerSchema, filmJobSchema, pictureEditShape } from './edit-jobs.ts'
import { newsSchema, shellStatusSchema } from './schemas/shell.ts'

/** Paths of files inside the data folder: the core names both, the helper reads the one and makes the other anew. */
const fileJob = { from: z.string().min(1), to: z.string().min(1) }

/**
 * Work for the process that decodes pictures. `thumb`: at most `side` pixels a side, WebP. `convert`: a still JPEG, or WebP where it is
 * transparent, without metadata, upright, of at most `maxBytes`: smaller in quality first, then in size. `edit`: see `edit-jobs.ts`.
 */
export const pictureJobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('thumb'), ...fileJob, side: z.number().int().min(16).max(2_048) }),
  z.object({ kind: z.literal('convert'), ...fileJob, maxBytes: z.number().int().min(1) }),
  z.object({ kind: z.literal('edit'), ...fileJob, ...pictureEditShape }),
])
export type PictureJob = z.infer<typeof pictureJobSchema>

/**
 * `undecodable`: the picture is to blame; `animated`, `too-large`: an edit cannot be made of it, or not as small as it must be; `crashed`: the process ended or took too long over it; `unavailable`: there is no process to do
 * it, which says nothing of the picture.
 */
export const pictureAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('made'), mime: z.enum(['image/jpeg', 'image/png', 'image/webp']), width: z.number().int(), height: z.number().int(), size: z.number().int() }),
  z.object({ outcome: z.enum(['undecodable', 'animated', 'too-large', 'crashed', 'unavailable']) }),
])
export type PictureAnswer = z.infer<typeof pictureAnswerSchema>

/** Of a video: a JPEG of at most `side` pixels a side. Its duration (ms) and size (pixels) as the browser shows them. */
export const posterAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('made'), jpegBase64: z.string().max(40_000_000), width: z.number().int(), height: z.number().int(), durationMs: z.number().int().nullable() }),
  z.object({ outcome: z.enum(['undecodable', 'crashed', 'unavailable']) }),
])
export type PosterAnswer = z.infer<typeof posterAnswerSchema>

export const hostContract = {
  /** Starts (or finds running) a helper process. `sandbox` answers where it listens and the token of its dashboard. */
  startHelper: procedure
    .input(z.object({ kind: z.literal('sandbox') }))
    .output(z.object({ url: z.string(), adminToken: z.string() })),
  /** Decodes a picture in a process of its own, with capped memory and pixels. Starts it when needed. */
  makePicture: procedure.input(pictureJobSchema).output(pictureAnswerSchema),
  /** Lets a hidden, sandboxed window show one frame of a video, for at most 10 s: that at `atMs`, or one near its beginning. */
  extractPoster: procedure
    .input(z.object({ path: z.string().min(1), mime: z.string().min(1).max(100), size: z.number().int(), atMs: z.number().int().min(0).nullish(), side: z.number().int().min(16).max(8_192).default(512) }))
    .output(posterAnswerSchema),
  /** Lets a hidden, sandboxed window make a film anew. Tells how far it is and at last what became of it; whoever stops listening ends it. */
  editFilm: procedure.input(filmJobSchema).output(eventIterator(filmAnswerSchema)),
  /** Something happened. Whether it is shown, and in which words, is the shell's affair. */
  notify: procedure.input(newsSchema).output(ok),
  /** What the tray shows, whenever it has changed, and once after the start. */
  showStatus: procedure.input(shellStatusSchema).output(ok),
}
export type HostContract = typeof hostContract
