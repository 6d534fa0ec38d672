/** The form of a refusal. Each part is optional, for a refusal counts by its status alone. */
import { z } from 'zod'

export const errorBodySchema = z.object({
  error: z.object({
    message: z.string().catch('').transform((message) => message.slice(0, 500)),
    code: z.string().catch('').transform((code) => (/^[A-Za-z0-9_.-]{1,100}$/.test(code) ? code : '')),
    retryAfter: z.number().nonnegative().optional().catch(undefined),
  }),
})
