/** Edits as jobs for the processes that decode: a picture for the process of pictures, a film for the hidden window of films. */
import { z } from 'zod'
import { PICTURE_MIMES, TURNS } from '../domain/media/edit-recipe.ts'

const side = z.number().int().min(1).max(16_384)
const fraction = z.number().min(0).max(1)
const ms = z.number().int().min(0)

/** As an `EditRecipe`, in its order. */
const shape = {
  turn: z.literal(TURNS),
  mirror: z.boolean(),
  crop: z.object({ x: fraction, y: fraction, width: fraction, height: fraction }).nullable(),
  maxWidth: side.nullable(),
  maxHeight: side.nullable(),
}

/** Makes a picture of at most `maxBytes`, without metadata, of the kind asked for; where that is null, of its own kind, or of one that fits. */
export const pictureEditShape = { ...shape, maxBytes: z.number().int().min(1), mime: z.enum(PICTURE_MIMES).nullable() }

/** Paths of files inside the data folder: the core names both. The film at `to` is written anew; the container stays. */
export const filmJobSchema = z.object({
  from: z.string().min(1), to: z.string().min(1), mime: z.enum(['video/mp4', 'video/quicktime', 'video/webm']), size: z.number().int().min(1),
  ...shape,
  /** `endMs` null is the film's end. */
  trim: z.object({ startMs: ms, endMs: ms.nullable() }).nullable(),
})
export type FilmJob = z.infer<typeof filmJobSchema>

/** `no-encoder`: this computer cannot write such a film; `unsupported`: something in it cannot be taken over. */
export const filmAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('progress'), done: z.number().min(0).max(1) }),
  z.object({ outcome: z.literal('made') }),
  z.object({ outcome: z.enum(['undecodable', 'crashed', 'unavailable', 'no-encoder', 'unsupported', 'disk-full']) }),
])
export type FilmAnswer = z.infer<typeof filmAnswerSchema>

/** What the page for films is told of its job: no path, and nothing of where the film is from. */
export const filmPageJobSchema = filmJobSchema.omit({ from: true, to: true, size: true })
export type FilmPageJob = z.infer<typeof filmPageJobSchema>
