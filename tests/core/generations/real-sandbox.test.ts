/** The whole way for real: the core on its files, sockets on loopback, and the sandbox that writes the captions and keeps the credits. */
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createCore } from '../../../src/core/core.ts'
import type { Core } from '../../../src/core/core.ts'
import type { SecretStore } from '../../../src/core/ports.ts'
import { createHttpPort } from '../../../src/core/powerpost/index.ts'
import { systemClock, systemRandom } from '../../../src/core/system-ports.ts'
import type { Workspace } from '../../../src/core/workspaces/index.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import { createRig } from '../../sandbox/support/sandbox-rig.ts'
import type { Rig } from '../../sandbox/support/sandbox-rig.ts'
import { makePng } from '../../support/make-image.ts'
import { MIGRATIONS_DIR, temporaryFolder } from '../../support/workspace.ts'

const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const command = () => ({ commandId: randomUUID() })

function keychain(): SecretStore {
  const kept = new Map<string, string>()
  return {
    unavailable: async () => null,
    get: async (id) => kept.get(id) ?? null,
    set: async (id, secret) => void kept.set(id, secret),
    delete: async (id) => void kept.delete(id),
  }
}

interface Studio {
  rig: Rig
  core: Core
  workspace: Workspace
  folder: string
  /** Ends the core and begins another on the same folder. */
  restart(): Promise<void>
}

async function studio(over: Parameters<typeof createRig>[0] = {}): Promise<Studio> {
  const rig = await createRig({ clock: systemClock, generateMs: 300, ...over })
  const data = temporaryFolder()
  const secrets = keychain()
  const http = createHttpPort()
  const start = async () => {
    const core = createCore(
      {
        dataDir: data.path, migrationsDir: MIGRATIONS_DIR, version: '0.0.0', clock: systemClock, random: systemRandom, secrets, http: http.request, log: () => {},
        host: { startHelper: () => Promise.reject(new Error('no helper here')), notify: async () => {} },
      },
      { timings: { settleFirstMs: 60, settleSecondMs: 120, firstPollMs: 60 } },
    )
    await core.start()
    return core
  }
  let core = await start()
  ends.push(() => rig.dispose(), () => data.remove(), () => http.close(), async () => void (await core.drain(1_000)))
  const account = await core.accounts.add({ ...command(), label: 'Studio', key: rig.key, baseUrl: `${rig.sandbox.url}/api/v1` })
  const { workspace: added } = await core.workspaces.add({ ...command(), accountId: account.id, remoteId: rig.one, name: 'Roastery', color: 'teal' })
  const made = {
    rig, folder: data.path,
    get core() {
      return core
    },
    workspace: await core.workspaces.open(added.id),
    async restart() {
      await core.drain(1_000)
      core = await start()
      made.workspace = await core.workspaces.open(added.id)
    },
  }
  return made
}

const ask = (at: Studio, over: Partial<Parameters<Core['generations']['ask']>[1]['request']> = {}, draftId: string | null = null) =>
  at.core.generations.ask(at.workspace, {
    ...command(), draftId, approve: true,
    request: { prompt: 'Fresh beans from Ethiopia are in the shop', mediaIds: [], postTypes: ['x-post', 'youtube-short'], researchMode: 'regular', ...over },
  })
const read = (at: Studio, generationId: string) => at.core.generations.get(at.workspace, { generationId })
const balance = (at: Studio) => at.rig.sandbox.service.credits.balance()
const orders = async (at: Studio) => (await at.rig.api('GET', '/content/generations')).body.data.length as number

it('a photo goes up, captions are written, and land in the draft; credits agree', async () => {
  const at = await studio()
  const path = join(at.folder, 'beans.png')
  writeFileSync(path, makePng(1, 32, 32))
  const draft = at.core.drafts.create(at.workspace, { ...command(), content: { ...EMPTY_CONTENT, variants: {}, postTypes: ['x-post', 'youtube-short'] } })
  await at.core.media.importFiles(at.workspace, { ...command(), draftId: draft.id, paths: [path] })
  // The answer waits for some seconds only; on a slow machine the file comes later.
  const filesOf = () => at.core.drafts.get(at.workspace, { draftId: draft.id }).content.mediaIds
  await expect.poll(() => filesOf().length, { timeout: 60_000 }).toBe(1)
  const [mediaId = ''] = filesOf()
  const told: string[] = []
  at.core.bus.subscribe((event) => void (event.type === 'changed' && event.topic === 'generations' && told.push(...event.ids)))
  const { generationId } = await ask(at, { mediaIds: [mediaId], researchMode: 'deep' }, draft.id)
  await expect.poll(() => read(at, generationId).state, { timeout: 15_000 }).toBe('completed')
  const seen = read(at, generationId)
  // Asked, sent, taken, written: at least.
  expect(told.length).toBeGreaterThanOrEqual(4)
  expect(new Set(told)).toEqual(new Set([generationId]))
  expect(seen).toMatchObject({ creditsUsed: 9, refunded: false, outputs: { x: expect.stringMatching(/beans/), youtube: { title: expect.any(String), description: expect.any(String) } } })
  expect(at.core.generations.use(at.workspace, { ...command(), generationId, draftId: draft.id })).toMatchObject({ filled: ['youtube', 'x'], left: [] })
  expect(at.core.drafts.get(at.workspace, { draftId: draft.id }).content).toMatchObject({ variants: { x: seen.outputs?.['x'] }, mediaIds: [mediaId] })
  expect(1_000 - balance(at)).toBe(9)
  expect(at.core.generations.spend(at.workspace)).toMatchObject([{ kind: 'captions', count: 1, credits: 9, uncertain: 0 }])
  expect(at.core.accounts.list()[0]?.credits?.balance).toBe(balance(at))
}, 30_000)

it.each([false, true])('a lost answer is settled by the list, documentedOnly %s: one order, paid once', async (documentedOnly) => {
  const at = await studio({ documentedOnly })
  await at.rig.admin('POST', '/faults', { fault: 'generateContent:drop-after' })
  const { generationId } = await ask(at)
  await expect.poll(() => read(at, generationId).state, { timeout: 15_000 }).toBe('completed')
  expect(read(at, generationId)).toMatchObject({ creditsUsed: 6, lost: 0 })
  expect(await orders(at)).toBe(1)
  expect(balance(at)).toBe(994)
}, 30_000)

it.each(['drop-before', '503', 'html', 'redirect'])('%s before anything was done: the user is asked, and says to ask again', async (fault) => {
  const at = await studio()
  await at.rig.admin('POST', '/faults', { fault: `generateContent:${fault}` })
  const { generationId } = await ask(at)
  await expect.poll(() => read(at, generationId).asks, { timeout: 15_000 }).toBe(true)
  expect(await orders(at)).toBe(0)
  await at.core.posts.act(at.workspace, { ...command(), intentId: read(at, generationId).intentId, action: 'send-again' })
  await expect.poll(() => read(at, generationId).state, { timeout: 15_000 }).toBe('completed')
  expect(read(at, generationId).lost).toBe(1)
  expect(await orders(at)).toBe(1)
  expect(balance(at)).toBe(994)
}, 30_000)

it('captions that fail cost nothing in the end', async () => {
  const at = await studio()
  await at.rig.admin('POST', '/faults', { fault: 'generateContent:fail-item' })
  const { generationId } = await ask(at)
  await expect.poll(() => read(at, generationId).state, { timeout: 15_000 }).toBe('failed')
  expect(read(at, generationId)).toMatchObject({ refunded: true, creditsUsed: 6, error: { code: 'GENERATION_FAILED' } })
  expect(balance(at)).toBe(1_000)
  expect(at.core.generations.spend(at.workspace)).toMatchObject([{ credits: 0, refunded: 6 }])
}, 30_000)

it('too few credits hold what spends, until the user topped up', async () => {
  const at = await studio({ credits: 3 })
  const { generationId } = await ask(at)
  await expect.poll(() => read(at, generationId).blockedCode, { timeout: 15_000 }).toBe('NO_CREDITS')
  at.rig.sandbox.service.credits.add(10)
  await at.core.accounts.resume({ ...command(), accountId: at.core.accounts.list()[0]?.id ?? '' })
  await expect.poll(() => read(at, generationId).state, { timeout: 15_000 }).toBe('completed')
  expect(balance(at)).toBe(7)
}, 30_000)

it('a core that begins anew goes on following', async () => {
  const at = await studio({ generateMs: 1_500 })
  const { generationId } = await ask(at)
  await expect.poll(() => read(at, generationId).state, { timeout: 15_000 }).toBe('working')
  await at.restart()
  expect(read(at, generationId).state).toBe('working')
  await expect.poll(() => read(at, generationId).state, { timeout: 15_000 }).toBe('completed')
  expect(await orders(at)).toBe(1)
}, 30_000)
