/** One upload by the project's own client, in a process of its own so that its memory can be told. Says what it took in one line of JSON. */
import { createReadStream, statSync } from 'node:fs'
import { createClientFactory, createHttpPort } from '../../src/core/powerpost/index.ts'
import { watchBody } from '../../src/core/sync/upload-body.ts'
import { systemClock, systemRandom } from '../../src/core/system-ports.ts'

const [baseUrl, key, remoteId, path] = process.argv.slice(2)
if (baseUrl === undefined || key === undefined || remoteId === undefined || path === undefined) throw new Error('base URL, key, workspace, file')
const http = createHttpPort()
const client = createClientFactory({ http: http.request, clock: systemClock, random: systemRandom })
  .forWorkspace({ accountId: 'bench', kind: 'powerpost', baseUrl, key, remoteId })
// As the app has been at work for a while.
await client.check()
const before = process.memoryUsage.rss()
const since = performance.now()
// The body as the outbox gives it out, with its progress.
const source = { fileName: 'clip.mp4', mime: 'video/mp4', kind: 'video' as const, size: statSync(path).size, open: () => createReadStream(path, { highWaterMark: 1 << 20 }) }
const body = watchBody(source, systemClock, () => {})
const outcome = await client.uploadMedia(body.source).finally(() => body.stop(false))
const ms = performance.now() - since
if (outcome.kind !== 'ok') throw new Error(`the upload came to ${JSON.stringify(outcome)}`)
// The most this process ever held, in KiB.
const grown = process.resourceUsage().maxRSS * 1024 - before
process.stdout.write(JSON.stringify({ ms, grownMB: Math.max(0, grown) / 1e6 }))
await http.close()
process.exit(0)
