/**
 * How the shell and the processes it starts find each other. These few messages travel on the process's own channel
 * (`process.parentPort`); everything else goes over the oRPC ports that come with them.
 */
import { z } from 'zod'
import { pictureAnswerSchema, pictureJobSchema } from './host-contract.ts'

/** Shell → core. Sent once, first, with two ports: `[control, host]`. The core serves `controlContract` on the one and calls `hostContract` on the other. */
export const coreStartSchema = z.object({ type: z.literal('start'), dataDir: z.string().min(1), version: z.string() })
/** Shell → core. With one port, on which the core serves `appContract` to that window until the port closes. */
export const coreWindowSchema = z.object({ type: z.literal('window'), windowId: z.number().int() })
export const toCoreSchema = z.discriminatedUnion('type', [coreStartSchema, coreWindowSchema])
export type ToCore = z.infer<typeof toCoreSchema>

/** Core → shell: it is up and answers calls (they may be made before; they wait). */
export const fromCoreSchema = z.object({ type: z.literal('ready') })

/** Shell → sandbox. The service keeps all of its files in `dataDir` and listens on a free loopback port. */
export const toSandboxSchema = z.object({ type: z.literal('start'), dataDir: z.string().min(1) })

/** Sandbox → shell, once it listens. `dashboard` is the address to open in a browser, its token included. */
export const fromSandboxSchema = z.object({
  type: z.literal('ready'),
  url: z.url(),
  adminToken: z.string().min(16),
  dashboard: z.url(),
})
export type SandboxReady = z.infer<typeof fromSandboxSchema>

/** Shell → pictures: a job. Several may be under way. */
export const toPicturesSchema = z.object({ id: z.number().int(), job: pictureJobSchema })
export type ToPictures = z.infer<typeof toPicturesSchema>

/** Pictures → shell: what became of it. */
export const fromPicturesSchema = z.object({ id: z.number().int(), answer: pictureAnswerSchema })
export type FromPictures = z.infer<typeof fromPicturesSchema>
