/**
 * Edits of pictures and films. The original stays as it is; an edit makes an item of its own, which knows its original. The service takes
 * no cover of a film: the cover is what this app shows of it.
 */
import { z } from 'zod'
import { PICTURE_MIMES, TURNS } from '../../domain/media/edit-recipe.ts'
import type { EditRecipe } from '../../domain/media/edit-recipe.ts'
import { idSchema, timeSchema } from '../base.ts'
import { mediaItemSchema } from './media.ts'

const fraction = z.number().min(0).max(1)
const side = z.number().int().min(1).max(16_384)
const ms = z.number().int().min(0).max(2_600_000_000)

/** Of the original, as `domain/media/edit-recipe.ts` has it. */
export const editRecipeSchema = z.object({
  turn: z.literal(TURNS),
  mirror: z.boolean(),
  crop: z.object({ x: fraction, y: fraction, width: fraction, height: fraction }).nullable(),
  fit: z.object({ maxWidth: side.nullable(), maxHeight: side.nullable(), maxBytes: z.number().int().min(1_000).nullable(), mime: z.enum(PICTURE_MIMES).nullable() }).nullable(),
  trim: z.object({ startMs: ms, endMs: ms.nullable() }).nullable(),
  coverMs: ms.nullable(),
  stillMs: ms.nullable(),
}) satisfies z.ZodType<EditRecipe>

/** Why an edit was given up. Each has one sentence in the window. */
export const EDIT_FAILURES = [
  /** The original's file is gone from this computer, or was changed. */
  'missing', 'undecodable',
  /** The process that did it ended or stood still, twice. */
  'crashed',
  /** A picture that moves. */
  'animated',
  /** It cannot be made small enough. */
  'too-large',
  /** What is in this film cannot be copied into a new one. */
  'unsupported',
  /** This computer cannot write films of this kind anew. */
  'no-encoder',
  'disk-full', 'failed',
] as const
export const editFailureSchema = z.enum(EDIT_FAILURES)
export type EditFailure = z.infer<typeof editFailureSchema>

export const mediaEditSchema = z.object({
  editId: idSchema,
  /** What was edited: the item in its place, and the original that both are of. */
  mediaId: idSchema,
  originalId: idSchema,
  /** Of the item, as it is called now. */
  name: z.string(),
  recipe: editRecipeSchema,
  /** The draft in which what is made takes its place. */
  draftId: idSchema.nullable(),
  /** `making` also after a restart, until it has its end. */
  state: z.enum(['making', 'made', 'failed', 'cancelled']),
  /** What was made. The item itself where its file stayed as it is. */
  itemId: idSchema.nullable(),
  failure: editFailureSchema.nullable(),
  /** 0 to 1 while it is being made and that is known; not kept over a restart. */
  progress: z.number().min(0).max(1).nullable(),
  createdAt: timeSchema,
})
export type MediaEdit = z.infer<typeof mediaEditSchema>

/** An item, what it was made of, and what else was. */
export const editFamilySchema = z.object({
  item: mediaItemSchema,
  /** Itself when it was not made by an edit. */
  original: mediaItemSchema,
  /** How it was made of the original; null for the original. */
  recipe: editRecipeSchema.nullable(),
  /** Items made of the original, newest first; those in the trash are left out. */
  made: z.array(mediaItemSchema),
})
export type EditFamily = z.infer<typeof editFamilySchema>

/** What a film lets be done with it. Null where its container cannot be read. */
export const filmFactsSchema = z.object({
  durationMs: z.number().int(),
  /** Where a copy can begin, in order; at most 5,000, evenly left out beyond that. */
  keyFramesMs: z.array(z.number().int()),
  /** Whether its pictures and sounds can be copied into a new file without making them anew. */
  canCopy: z.boolean(),
}).nullable()
export type FilmFacts = z.infer<typeof filmFactsSchema>
