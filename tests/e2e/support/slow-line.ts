/** A line between the app and the service whose speed a test chooses, and that tells how much of a file has come through. */
import { createServer, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SlowLine {
  /** What stands in the place of the service's own address. */
  readonly baseUrl: string
  /** Bytes a second that files go at; null: as fast as they come. Of those under way too. */
  setSpeed(bytesPerSecond: number | null): void
  /** Bytes of the newest upload that the service was given. */
  given(): number
  /** Uploads that were begun, and those whose body came to its end. */
  counts(): { begun: number; whole: number }
  close(): Promise<void>
}

export async function startSlowLine(serviceUrl: string): Promise<SlowLine> {
  const target = new URL(serviceUrl)
  let speed: number | null = null
  let given = 0
  const counts = { begun: 0, whole: 0 }

  /** Takes no more from the app than the line lets through. */
  async function pass(incoming: IncomingMessage, write: (chunk: Buffer) => boolean, drained: () => Promise<unknown>): Promise<void> {
    counts.begun += 1
    given = 0
    let since = performance.now()
    let sinceThen = 0
    let was = speed
    for await (const chunk of incoming) {
      const bytes = chunk as Buffer
      if (!write(bytes)) await drained()
      given += bytes.length
      if (speed !== was) [since, sinceThen, was] = [performance.now(), 0, speed]
      sinceThen += bytes.length
      const ahead = was === null ? 0 : (sinceThen / was) * 1000 - (performance.now() - since)
      if (ahead > 5) await new Promise((resolve) => setTimeout(resolve, ahead))
    }
    counts.whole += 1
  }

  const server = createServer((incoming, answer) => {
    const call = request({ host: target.hostname, port: target.port, method: incoming.method, path: incoming.url, headers: { ...incoming.headers, host: target.host } }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    call.on('error', () => answer.destroy())
    if (incoming.url?.endsWith('/media/upload') !== true) return void incoming.pipe(call)
    pass(incoming, (chunk) => call.write(chunk), () => new Promise((resolve) => call.once('drain', resolve))).then(() => call.end(), () => call.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // It listens on a port.
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    setSpeed: (next) => void (speed = next),
    given: () => given,
    counts: () => ({ ...counts }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
