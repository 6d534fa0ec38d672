/** What the shell may ask of the core, on a port of its own that no window ever holds. Only here do paths travel. */
import { z } from 'zod'
import { commandIdSchema, idSchema, ok, procedure } from './base.ts'
import { MAX_PASTE_BYTES, importResultSchema, sha256Schema } from './schemas/media.ts'

/** A byte is at most 4/3 of a character of base64. */
const pastedFileSchema = z.object({ name: z.string().min(1).max(500), base64: z.base64().min(1).max(Math.ceil(MAX_PASTE_BYTES / 3) * 4) })

export const controlContract = {
  importFiles: procedure
    .input(z.object({ commandId: commandIdSchema, workspaceId: idSchema, draftId: idSchema.nullable(), paths: z.array(z.string().min(1).max(8192)).min(1).max(5000) }))
    .output(importResultSchema),
  /** What was pasted: bytes that have no file. */
  importPasted: procedure
    .input(z.object({ commandId: commandIdSchema, workspaceId: idSchema, draftId: idSchema.nullable(), files: z.array(pastedFileSchema).min(1).max(20) }))
    .output(importResultSchema),
  /** `variant` `thumb` answers the thumbnail, or in its place the original of a picture (`exact` is false then). NOT_FOUND where there is neither. */
  locateMedia: procedure
    .input(z.object({ workspaceId: idSchema, sha256: sha256Schema, variant: z.enum(['original', 'thumb']).default('original') }))
    .output(z.object({ path: z.string(), mime: z.string(), size: z.number().int(), exact: z.boolean() })),
  /** Takes no more work, aborts uploads, lets a publish in flight finish, checkpoints, closes. Answers when all is closed. */
  drain: procedure.input(z.object({ deadlineMs: z.number().int() })).output(z.object({ waitedFor: z.number().int() })),
  /** How many requests a drain would wait for, to say so in words. */
  inFlight: procedure.output(z.object({ publishing: z.number().int(), uploading: z.number().int() })),
  /** Hints only: they trigger a look, they decide nothing. */
  powerEvent: procedure.input(z.object({ kind: z.enum(['suspend', 'resume', 'online', 'offline']) })).output(ok),
}
export type ControlContract = typeof controlContract
