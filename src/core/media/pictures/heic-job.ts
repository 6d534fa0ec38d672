/** What passes between the process for pictures and the thread that decodes one HEIC. */
import { z } from 'zod'

export const heicJobSchema = z.object({ from: z.string().min(1), mostPixels: z.number().int().min(1) })
export type HeicJob = z.infer<typeof heicJobSchema>

/** `tiff`: the picture as it is shown, not compressed, with its colour profile. */
export const heicAnswerSchema = z.discriminatedUnion('type', [z.object({ type: z.literal('decoded'), tiff: z.instanceof(Uint8Array) }), z.object({ type: z.literal('undecodable') })])
export type HeicAnswer = z.infer<typeof heicAnswerSchema>
