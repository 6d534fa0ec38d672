import { z } from 'zod'
import type * as Shape from '../generated/shapes.ts'
import type { RemoteMedia } from '../remote.ts'
import { instant, reads, remoteIdSchema, shown, word } from './reads.ts'

export const creditsSchema = reads<Shape.Credits>()({ balance: z.number() })

/** The id counts; the rest only repeats what was sent. */
export const uploadSchema = reads<Shape.Media>()({
  media_id: remoteIdSchema,
  type: shown(word),
  file_name: shown(z.string().max(1_000)),
  file_size: shown(z.number().nonnegative()),
  mime_type: shown(word),
  created_at: shown(instant),
}).transform((body): RemoteMedia => ({ mediaId: body.media_id, kind: body.type, fileName: body.file_name, size: body.file_size, mime: body.mime_type, createdAt: body.created_at }))

/** Any JSON object: enough for the check that only wants a yes or a no. */
export const anyObjectSchema = z
  .unknown()
  .refine((body) => typeof body === 'object' && body !== null && !Array.isArray(body))
  .transform(() => null)
