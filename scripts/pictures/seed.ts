/** Fills a data folder and a sandbox with a week of work, as the core itself does it, on a clock that is set back. */
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createCore } from '../../src/core/core.ts'
import type { Core } from '../../src/core/core.ts'
import { createHttpPort } from '../../src/core/powerpost/index.ts'
import { systemRandom } from '../../src/core/system-ports.ts'
import type { Workspace } from '../../src/core/workspaces/index.ts'
import { SCOPES } from '../../src/sandbox/account/scopes.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import type { Sandbox } from '../../src/sandbox/create-sandbox.ts'
import { CLIENTS, FILE_WORDS, SNIPPETS } from './content.ts'
import type { SampleClient, SampleDraft } from './content.ts'
import { PastClock } from './past-clock.ts'
import { drawPhoto } from './photos.ts'
import type { PhotoName } from './photos.ts'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Longest that one post may take to be out (ms). */
const OUT_WITHIN_MS = 60_000

export const KEY = 'pp_live_sk_nordic_pictures_7f3a'

/** The service of the pictures, at the same port and with the same data whenever it is started again. */
export class Service {
  readonly #folder: string
  readonly clock = new PastClock()
  #port = 0
  #running: Sandbox | null = null
  constructor(folder: string) {
    this.#folder = folder
  }
  get sandbox(): Sandbox {
    if (!this.#running) throw new Error('the service is not running')
    return this.#running
  }
  get baseUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/v1`
  }
  async start(): Promise<void> {
    const [openapiFile, pageDir] = [fromHere('../../docs/api/openapi.yaml'), fromHere('../../src/sandbox/dashboard/page')]
    this.#running = await createSandbox({ dataDir: this.#folder, port: this.#port, openapiFile, pageDir, clock: this.clock, publishMs: 200, generateMs: 200, credits: 1_293, seed: 7, sampleWorkspaces: CLIENTS.map(({ name }) => name) })
    this.#port = Number(new URL(this.#running.url).port)
    this.#running.service.keys.adopt(KEY, 'Pictures', SCOPES)
  }
  async stop(): Promise<void> {
    await this.#running?.close()
    this.#running = null
  }
}

export interface Seeded {
  service: Service
  profile: string
}

export async function seed(folder: string): Promise<Seeded> {
  const photosDir = join(folder, 'photos')
  mkdirSync(photosDir, { recursive: true })
  const service = new Service(join(folder, 'service'))
  mkdirSync(join(folder, 'service'), { recursive: true })
  await service.start()
  const profile = join(folder, 'profile')
  const http = createHttpPort()
  const keys = new Map<string, string>()
  const core = createCore({
    dataDir: profile, migrationsDir: fromHere('../../src/core/storage/migrations'), version: '0.1.0', clock: service.clock, random: systemRandom, http: http.request, log: () => {},
    secrets: { unavailable: async () => null, get: async (id) => keys.get(id) ?? null, set: async (id, key) => void keys.set(id, key), delete: async (id) => void keys.delete(id) },
    host: { startHelper: () => Promise.reject(new Error('not here')), notify: async () => {} },
  }, { timings: { firstPollMs: 150 } })
  service.clock.goTo(200)
  await core.start()
  const account = await core.accounts.add({ commandId: randomUUID(), label: 'Studio Hansen', key: KEY, baseUrl: service.baseUrl })
  const first = CLIENTS[0]
  let lastWorkspaceId: string | null = null
  for (const client of CLIENTS) {
    const remoteId = service.sandbox.service.workspaces.list().find(({ name }) => name === client.name)?.id ?? ''
    const { workspace: view } = await core.workspaces.add({ commandId: randomUUID(), accountId: account.id, remoteId, name: client.name, color: client.color })
    const workspace = await core.workspaces.open(view.id)
    await fill(core, service, workspace, client, photosDir)
    if (client === first) {
      lastWorkspaceId = view.id
      for (const one of SNIPPETS) core.writing.create(workspace, { commandId: randomUUID(), ...one })
    }
  }
  service.clock.goTo(0)
  await core.drain(5_000)
  writeFileSync(join(profile, 'preferences.json'), JSON.stringify({ theme: 'system', lastWorkspaceId, language: 'en' }), { mode: 0o600 })
  return { service, profile }
}

async function fill(core: Core, service: Service, workspace: Workspace, client: SampleClient, photosDir: string): Promise<void> {
  const steps = [...client.posts.map((draft) => ({ draft, isPost: true })), ...client.drafts.map((draft) => ({ draft, isPost: false }))].sort((a, b) => b.draft.hoursAgo - a.draft.hoursAgo)
  const files = new Map<PhotoName, string>()
  service.clock.goTo(190)
  for (const name of client.photos) files.set(name, await bring(core, workspace, photosDir, name))
  for (const { draft, isPost } of steps) {
    service.clock.goTo(draft.hoursAgo)
    for (const name of draft.photos ?? []) if (!files.has(name)) files.set(name, await bring(core, workspace, photosDir, name))
    const mediaIds = (draft.photos ?? []).map((name) => files.get(name) ?? '')
    const made = core.drafts.create(workspace, { commandId: randomUUID(), content: { title: draft.title, shared: draft.text, variants: draft.variants ?? {}, youtubeTitle: '', postTypes: draft.postTypes, mediaIds } })
    if (isPost) await publish(core, workspace, made.id, made.rev, draft)
  }
}

async function bring(core: Core, workspace: Workspace, photosDir: string, name: PhotoName): Promise<string> {
  const path = join(photosDir, name)
  writeFileSync(path, await drawPhoto(name))
  const batch = await core.media.importFiles(workspace, { commandId: randomUUID(), draftId: null, paths: [path] })
  const known = () => core.media.list(workspace, { cursor: null, limit: 50, filter: { trashed: false } }).items.find((item) => item.name === name)?.id
  // A slow machine answers before it is taken in.
  for (const end = performance.now() + OUT_WITHIN_MS; known() === undefined && performance.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 50))
  const mediaId = known()
  if (mediaId === undefined) throw new Error(`${name} was not taken in: ${JSON.stringify(batch)}`)
  const words = FILE_WORDS[name]
  if (words) core.media.update(workspace, { commandId: randomUUID(), mediaId, ...words })
  return mediaId
}

async function publish(core: Core, workspace: Workspace, draftId: string, rev: number, draft: SampleDraft): Promise<void> {
  const { sendId } = await core.posts.createSend(workspace, { commandId: randomUUID(), draftId, rev, postTypes: draft.postTypes, when: { kind: 'now' }, again: false })
  const end = performance.now() + OUT_WITHIN_MS
  while (core.posts.getPost(workspace, { sendId }).state === 'live') {
    if (performance.now() > end) throw new Error(`“${draft.title}” is not out: ${JSON.stringify(core.posts.getPost(workspace, { sendId }))}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
