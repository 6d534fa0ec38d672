/**
 * The local service with fifty workspaces and 100,000 posts: how many requests it answers against a bare route of the same library that
 * answers the same text, and against itself with little data. Every side is a process of its own.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { openStorage } from '../src/sandbox/storage/open-storage.ts'
import { SandboxProcess } from '../tests/e2e/support/sandbox-process.ts'
import { fillService } from '../tests/sandbox/support/fill-service.ts'
import { askMany, askOnce } from './sandbox/ask-many.ts'
import type { Wish } from './sandbox/ask-many.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'

const CONNECTIONS = 8

interface Service {
  process: SandboxProcess
  /** A call of the API with the key, in the filled workspace. */
  wish(path: string, more?: Partial<Wish>): Wish
  draftId: string
}

export const sandbox: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const [workspaces, many, few] = quick ? [10, 2_000, 200] : [50, 100_000, 1_000]
  const requests = quick ? 200 : 1_500
  const bare = new BareRoute()
  const services: Service[] = []
  try {
    const large = await startFilled(join(folder, 'large'), workspaces, many)
    services.push(large)
    const small = await startFilled(join(folder, 'small'), workspaces, few)
    services.push(small)
    const list = (service: Service) => service.wish('/posts?limit=20')
    const answer = join(folder, 'answer.json')
    writeFileSync(answer, await askOnce(list(large)))
    const route = await bare.start(answer)

    const repeat = (wish: Wish) => askMany(Array.from({ length: requests }, () => wish), CONNECTIONS)
    const served = await interleaved(5, { ours: () => repeat(list(large)), bare: () => repeat({ url: route }) })
    say(`sandbox: ${perSecond(requests, served.ours)} lists of 20 posts a second, a bare route ${perSecond(requests, served.bare)}`)
    const grown = await interleaved(5, { large: () => repeat(list(large)), small: () => repeat(list(small)) })
    const read = await interleaved(5, { large: () => repeat(large.wish(`/posts/${large.draftId}`)), small: () => repeat(small.wish(`/posts/${small.draftId}`)) })
    const published = await interleaved(5, { large: () => publishMany(large, requests / 5), small: () => publishMany(small, requests / 5) })
    const against = `the same with ${few} posts`
    return [
      compare('sandbox', median(served.ours), median(served.bare), `a bare Fastify route with the same answer, ${many} posts in ${workspaces} workspaces`, 15),
      compare('sandbox-list', median(grown.large), median(grown.small), against, 1.5),
      compare('sandbox-read', median(read.large), median(read.small), against, 1.5),
      compare('sandbox-publish', median(published.large), median(published.small), against, 1.5),
    ]
  } finally {
    bare.stop()
    for (const service of services) await service.process.stop()
  }
})

const perSecond = (requests: number, took: readonly number[]) => ((requests / median(took)) * 1000).toFixed(0)

async function startFilled(dataDir: string, workspaces: number, posts: number): Promise<Service> {
  const storage = openStorage(dataDir)
  const { workspaceIds, draftIds } = fillService(storage.db, { workspaces, posts }, Date.now())
  storage.close()
  const process = new SandboxProcess(dataDir, ['--rate-limit', '1000000000', '--credits', '1000000000'])
  const { key } = await process.start()
  const headers = { 'x-api-key': key, 'x-workspace-id': workspaceIds[0] ?? '' }
  return { process, draftId: draftIds[0] ?? '', wish: (path, more = {}) => ({ url: process.baseUrl + path, headers, ...more }) }
}

/** New drafts, and the time that it takes to publish them. */
async function publishMany(service: Service, count: number): Promise<number> {
  const body = JSON.stringify({ items: [{ post_type: 'linkedin-post', content: 'Fresh beans today' }] })
  const publish: Wish[] = []
  for (let at = 0; at < count; at += 1) {
    const { post_id: id } = z.object({ post_id: z.string() }).parse(JSON.parse(await askOnce(service.wish('/posts', { method: 'POST', body }))))
    publish.push(service.wish(`/posts/${id}/publish`, { method: 'POST' }))
  }
  return askMany(publish, CONNECTIONS)
}

class BareRoute {
  #child: ChildProcess | null = null

  /** Answers its address. */
  async start(file: string): Promise<string> {
    const child = spawn(process.execPath, [join(ROOT, 'bench/sandbox/bare-fastify.ts'), file], { stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    const [line] = await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      once(child, 'exit').then(() => {
        throw new Error('the bare route did not start')
      }),
    ])
    return `${String(line)}/answer`
  }

  stop(): void {
    this.#child?.kill()
  }
}
