/** The few things that only the shell can do for the core (rules 6). */
import { z } from 'zod'
import { idSchema, ok, procedure } from './base.ts'

export const hostContract = {
  /** Starts (or finds running) a helper process. `sandbox` answers where it listens and the token of its dashboard. */
  startHelper: procedure
    .input(z.object({ kind: z.literal('sandbox') }))
    .output(z.object({ url: z.string(), adminToken: z.string() })),
  notify: procedure.input(z.object({ workspaceId: idSchema.nullable(), title: z.string().max(200), body: z.string().max(500) })).output(ok),
}
export type HostContract = typeof hostContract
