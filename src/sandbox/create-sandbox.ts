/** Puts the parts together and listens. A test, the command line and the app each start the sandbox through this. */
import multipart from '@fastify/multipart'
import Fastify from 'fastify'
import type { FastifyReply } from 'fastify'
import { ApiError } from './api-error.ts'
import { createChance, systemClock } from './clock-and-chance.ts'
import type { Chance, Clock } from './clock-and-chance.ts'
import { serveDashboard } from './dashboard/serve-dashboard.ts'
import type { FaultSpec } from './faults/fault-spec.ts'
import { DEFAULT_LOOK_MS } from './analytics/figures.ts'
import { DEFAULT_GENERATE_MS } from './generations/caption-orders.ts'
import { DEFAULT_VIDEO_MS } from './generations/picture-orders.ts'
import { API_ROOT, loadDescription } from './http/description.ts'
import type { Description } from './http/description.ts'
import { guardHost } from './http/guard-host.ts'
import { createRateLimit, DEFAULT_RATE } from './http/rate-limit.ts'
import { serveApi } from './http/serve-api.ts'
import { MEDIA_LIMITS } from './media/receive-upload.ts'
import type { MediaLimits } from './media/receive-upload.ts'
import { DOWNLOAD, serveFiles } from './media/serve-files.ts'
import { createStudio } from './pictures/studio.ts'
import type { Studio } from './pictures/studio.ts'
import { DEFAULT_PUBLISH_MS } from './posts/publishing.ts'
import { createSettler } from './posts/settler.ts'
import { createService } from './service.ts'
import type { Service } from './service.ts'
import { openStorage } from './storage/open-storage.ts'

export const DEFAULT_CREDITS = 1_000
/** Bytes of a JSON body. */
const BODY_LIMIT = 1_000_000
/** The largest upload over a slow line; loopback needs seconds. */
const REQUEST_TIMEOUT_MS = 10 * 60_000

export interface SandboxOptions {
  dataDir: string
  /** docs/api/openapi.yaml, or its copy beside the built program; what was read from it may be used again. */
  openapiFile: string | Description
  /** The folder with the dashboard's page. */
  pageDir: string
  /** 0, the default, takes a free one. */
  port?: number | undefined
  clock?: Clock | undefined
  chance?: Chance | undefined
  documentedOnly?: boolean | undefined
  publishMs?: number | undefined
  /** Which of the two PowerPost does is not documented; left out, a post with a time pays when it goes out. */
  payWhenPlanned?: boolean | undefined
  generateMs?: number | undefined
  videoMs?: number | undefined
  /** Between two looks at how a published item does. */
  lookMs?: number | undefined
  /** Of an account that is new. */
  credits?: number | undefined
  /** Calls of one kind in a minute. */
  rateLimit?: number | undefined
  mediaLimits?: Partial<MediaLimits> | undefined
  faults?: readonly FaultSpec[] | undefined
  seed?: number | undefined
  /** Makes pictures and videos. */
  studio?: Studio | undefined
  /** Names of workspaces that an empty data folder gets. */
  sampleWorkspaces?: readonly string[] | undefined
  /** Hears what only a fault of the sandbox itself can cause: a crash in a call, an answer that its own description forbids. */
  report?: ((problem: string) => void) | undefined
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`; the API is below `/api/v1`. */
  readonly url: string
  readonly adminToken: string
  /** The page's address, its token included. */
  readonly dashboard: string
  readonly service: Service
  readonly description: Description
  /** Ends waiting requests, stops work and closes the database. */
  close(): Promise<void>
}

export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? systemClock
  const chance = options.chance ?? createChance(options.seed)
  const report = options.report ?? ((problem: string) => console.error(`sandbox: ${problem}`))
  const description = typeof options.openapiFile === 'string' ? await loadDescription(options.openapiFile) : options.openapiFile
  const studio = options.studio ?? createStudio()
  const storage = openStorage(options.dataDir)
  try {
    const service = createService(storage, {
      clock,
      chance,
      credits: options.credits ?? DEFAULT_CREDITS,
      publishMs: options.publishMs ?? DEFAULT_PUBLISH_MS,
      payWhenPlanned: options.payWhenPlanned ?? false,
      generateMs: options.generateMs ?? DEFAULT_GENERATE_MS,
      videoMs: options.videoMs ?? DEFAULT_VIDEO_MS,
      lookMs: options.lookMs ?? DEFAULT_LOOK_MS,
      studio,
      report,
      mediaLimits: { ...MEDIA_LIMITS, ...options.mediaLimits },
      faultSeed: options.seed ?? Math.floor(chance.float() * 1e9),
    })
    if (service.isNew) for (const name of options.sampleWorkspaces ?? []) service.workspaces.create(name)
    for (const fault of options.faults ?? []) service.faults.set(fault)

    const settler = createSettler(clock, [service.publishing, service.captionOrders, service.finishPictures], report)
    const closing = new AbortController()
    let idle = () => Promise.resolve()
    const adminToken = chance.secret(24)
    const app = Fastify({
      logger: false,
      bodyLimit: BODY_LIMIT,
      requestTimeout: REQUEST_TIMEOUT_MS,
      forceCloseConnections: true,
      // An address that is not even written rightly reaches no route.
      frameworkErrors: (error, _request, reply: FastifyReply) => void reply.status(400).send(new ApiError('VALIDATION_ERROR', error.message).body()),
    })
    guardHost(app)
    app.setNotFoundHandler((_request, reply) => reply.status(404).send({ error: { code: 'NOT_FOUND', message: 'There is nothing here.' } }))
    await app.register(async (api) => {
      api.removeAllContentTypeParsers()
      api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
      await api.register(multipart, { throwFileSizeLimit: false })
      idle = serveApi(api, {
        service,
        description,
        rateLimit: createRateLimit(clock, options.rateLimit ?? DEFAULT_RATE),
        documentedOnly: options.documentedOnly ?? false,
        closing: closing.signal,
        report,
        onChange: settler.arm,
      })
    }, { prefix: API_ROOT })
    serveFiles(app, { service, studio, closing: closing.signal })
    serveDashboard(app, { service, token: adminToken, operations: [...description.operations().map(({ id }) => id), DOWNLOAD], pageDir: options.pageDir })

    await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
    const address = app.server.address()
    if (address === null || typeof address === 'string') throw new Error('the sandbox has no port')
    const url = `http://127.0.0.1:${address.port}`
    settler.arm()

    return {
      url,
      adminToken,
      dashboard: `${url}/dashboard?token=${adminToken}`,
      service,
      description,
      async close() {
        settler.stop()
        closing.abort()
        await app.close()
        await idle()
        await service.finishPictures.stop()
        storage.close()
      },
    }
  } catch (error) {
    storage.close()
    throw error
  }
}
