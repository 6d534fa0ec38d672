/** Orders of captions, images and videos, as they are taken and as they stand (docs: generate, generations, images, videos). */
import { z } from 'zod'
import type * as Shape from '../generated/shapes.ts'
import type { CaptionOutput, CaptionsTaken, ImagesTaken, JobError, MadeFile, RemoteGeneration, RemoteGenerationRow, RemoteImages, RemoteVideo, VideoTaken } from '../remote.ts'
import { instant, nextCursorOf, pageFields, readRows, reads, remoteIdSchema, shown, text, unread, word } from './reads.ts'

const credits = shown(z.number().nonnegative())

/** Taken and paid for: the id counts. */
const taken = { status: word.catch('processing'), credits_used: credits, remaining_credits: credits, status_url: unread }
const payment = (body: { status: string; credits_used: number | null; remaining_credits: number | null }) => ({ status: body.status, creditsUsed: body.credits_used, remainingCredits: body.remaining_credits })

export const captionsTakenSchema = reads<Shape.CaptionOrderTaken>()({ generation_id: remoteIdSchema, ...taken })
  .transform((body): CaptionsTaken => ({ generationId: body.generation_id, ...payment(body) }))
export const imagesTakenSchema = reads<Shape.ImageOrderTaken>()({ image_generation_id: remoteIdSchema, ...taken })
  .transform((body): ImagesTaken => ({ imageGenerationId: body.image_generation_id, ...payment(body) }))
export const videoTakenSchema = reads<Shape.VideoOrderTaken>()({ video_generation_id: remoteIdSchema, ...taken })
  .transform((body): VideoTaken => ({ videoGenerationId: body.video_generation_id, ...payment(body) }))

const rowFields = {
  generation_id: remoteIdSchema,
  status: word,
  prompt: text.nullish(),
  platforms: z.array(word).max(100).nullish(),
  research_mode: word.nullish(),
  credits_used: credits,
  created_at: instant.nullish(),
}
const rowSchema = reads<Shape.GenerationRow>()(rowFields)
const generationRowSchema: z.ZodType<RemoteGenerationRow> = rowSchema.transform(toRow)

function toRow(row: z.output<typeof rowSchema>): RemoteGenerationRow {
  return {
    generationId: row.generation_id,
    status: row.status,
    prompt: row.prompt ?? null,
    platforms: row.platforms ?? [],
    researchMode: row.research_mode ?? '',
    creditsUsed: row.credits_used,
    createdAt: row.created_at ?? null,
  }
}

const outputSchema: z.ZodType<CaptionOutput> = z.union([text, z.object({ title: text.nullish(), description: text.nullish() }).transform(({ title, description }) => ({ title: title ?? '', description: description ?? '' }))])

/** A text of another shape spoils only itself. */
const outputsSchema = z.record(z.string(), z.unknown()).transform((outputs): Record<string, CaptionOutput> =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([platform, value]) => {
      const parsed = outputSchema.safeParse(value)
      return parsed.success && word.safeParse(platform).success ? [[platform, parsed.data]] : []
    }),
  ),
)

const jobErrorSchema = reads<Shape.JobFailure>()({
  code: z.string().catch('').transform((code) => code.slice(0, 100)),
  message: z.string().catch('').transform((message) => message.slice(0, 1000)),
}).nullish().catch(null).transform((error): JobError | null => error ?? null)

/** `completed` means that the texts are there (docs: generations); without them it is no answer yet. */
export const generationSchema = reads<Shape.Generation>()({ ...rowFields, outputs: outputsSchema.nullish(), error: jobErrorSchema })
  .refine((job) => job.status !== 'completed' || (job.outputs != null && Object.keys(job.outputs).length > 0), 'completed without texts')
  .transform((job): RemoteGeneration => ({ ...toRow(job), outputs: job.outputs ?? null, error: job.error }))

export const generationListSchema = reads<Shape.GenerationPage>()(pageFields).transform((page) => {
  const { rows, unreadable } = readRows(page.data, generationRowSchema)
  return { generations: rows, unreadable, nextCursor: nextCursorOf(page) }
})

const side = shown(z.number().positive())
const fileFields = { media_id: remoteIdSchema, url: z.string().min(1).max(8_000), thumbnail_url: shown(z.string().min(1).max(8_000)), width: side, height: side }
const toFile = (file: { media_id: string; url: string; thumbnail_url: string | null; width: number | null; height: number | null }): MadeFile => ({
  mediaId: file.media_id, url: file.url, thumbnailUrl: file.thumbnail_url, width: file.width, height: file.height,
})
const madeImageSchema = reads<Shape.MadeImage>()(fileFields).transform(toFile)
const madeVideoSchema = reads<Shape.MadeVideo>()({ ...fileFields, duration: shown(z.number().nonnegative()) }).transform((file) => ({ ...toFile(file), durationS: file.duration }))

/** Whatever the status, images that are there are kept: `failed` with some of them is a partial success (docs: images). */
export const imageGenerationSchema = reads<Shape.ImageGeneration>()({
  image_generation_id: remoteIdSchema,
  status: word,
  prompt: shown(text),
  size: shown(word),
  quantity: shown(z.number().int().nonnegative()),
  created_at: shown(instant),
  images: z.array(z.unknown()).max(100).nullish(),
  error: jobErrorSchema,
}).transform((job): RemoteImages => {
  const { rows, unreadable } = readRows(job.images ?? [], madeImageSchema)
  return { imageGenerationId: job.image_generation_id, status: job.status, prompt: job.prompt, size: job.size, quantity: job.quantity, createdAt: job.created_at, images: rows, unreadable, error: job.error }
})

export const videoGenerationSchema = reads<Shape.VideoGeneration>()({
  video_generation_id: remoteIdSchema,
  status: word,
  prompt: shown(text),
  size: shown(word),
  duration: shown(z.number().nonnegative()),
  has_audio: shown(z.boolean()),
  model: shown(word),
  created_at: shown(instant),
  video: madeVideoSchema.nullish(),
  error: jobErrorSchema,
}).transform((job): RemoteVideo => ({
  videoGenerationId: job.video_generation_id, status: job.status, prompt: job.prompt, size: job.size, durationS: job.duration, hasAudio: job.has_audio, model: job.model,
  createdAt: job.created_at, video: job.video ?? null, error: job.error,
}))
