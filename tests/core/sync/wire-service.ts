/** The simulated service on a real loopback socket, with faults of the wire: what arrived is applied or not, as told. */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { seeded } from '../../simulation/support/random.ts'
import { ORIGIN, SimServer } from '../../simulation/support/server.ts'

export const WIRE_FAULTS = ['drop-before', 'drop-after', 'silent-before', 'silent-after', '429', '500-before', '500-after', 'html', 'html-after', 'half-body', 'redirect', 'huge'] as const
export type WireFault = (typeof WIRE_FAULTS)[number]

export interface WireService {
  url: string
  server: SimServer
  /** Requests at the listener that a redirect points to. */
  foreign: number
  requests: string[]
  fault: (method: string, path: string) => WireFault | undefined
  close(): Promise<void>
}

export async function startWireService(options: { documentedOnly: boolean }): Promise<WireService> {
  const started = Date.now()
  const timers = new Set<NodeJS.Timeout>()
  const server = new SimServer(
    {
      now: () => Date.now(),
      get elapsed() {
        return Date.now() - started
      },
      // Items get their fate soon: a test does not wait for a minute.
      after: (ms, run) => {
        const timer = setTimeout(run, Math.min(ms, 60))
        timers.add(timer)
        return () => clearTimeout(timer)
      },
    },
    seeded(5),
    { ...options, guarded: false },
  )
  server.faultRate = 0
  const elsewhere = await listen((_request, response) => {
    service.foreign += 1
    response.end('{}')
  })
  const main = await listen((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, response, Buffer.concat(chunks)))
  })

  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => {
    const path = (request.url ?? '').replace('/api/v1', '').split('?')[0] ?? ''
    const method = request.method ?? ''
    service.requests.push(`${method} ${path}`)
    const fault = service.fault(method, path)
    const apply = () => server.handle({ method: method as 'GET', url: `${ORIGIN}${request.url}`, headers: request.headers as Record<string, string>, timeoutMs: 0, maxResponseBytes: 0, freshConnection: true }, body)
    if (fault === 'drop-after' || fault === 'silent-after' || fault === '500-after' || fault === 'html-after' || fault === 'half-body') {
      const done = apply()
      if (fault === 'half-body') {
        response.writeHead(done.status, { 'content-length': String(done.body.length) })
        response.write(done.body.subarray(0, 10), () => request.socket.destroy())
        return
      }
    }
    switch (fault) {
      case 'drop-before':
      case 'drop-after':
        return void request.socket.destroy()
      case 'silent-before':
      case 'silent-after':
        return
      case '429':
        return void response.writeHead(429).end('{"error":{"code":"RATE_LIMIT_EXCEEDED","message":"m","retryAfter":1}}')
      case '500-before':
      case '500-after':
        return void response.writeHead(500).end('oops')
      case 'html':
      case 'html-after':
        return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')
      case 'redirect':
        return void response.writeHead(307, { location: `${elsewhere.url}/steal` }).end()
      case 'huge': {
        response.writeHead(200, { 'content-type': 'application/json' })
        const block = Buffer.alloc(1024 * 1024, 32)
        let left = 1024
        const pump = () => {
          while (left > 0 && !response.destroyed) {
            left -= 1
            if (!response.write(block)) return void response.once('drain', pump)
          }
          response.end()
        }
        return pump()
      }
      default: {
        const done = apply()
        response.writeHead(done.status, done.headers).end(done.body)
      }
    }
  }

  const service: WireService = {
    url: `${main.url}/api/v1`,
    server,
    foreign: 0,
    requests: [],
    fault: () => undefined,
    async close() {
      for (const timer of timers) clearTimeout(timer)
      await Promise.all([main.close(), elsewhere.close()])
    },
  }
  return service
}

async function listen(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ url: string; close(): Promise<void> }> {
  const http = createServer(handler)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () => {
      http.closeAllConnections()
      return new Promise((resolve) => http.close(() => resolve()))
    },
  }
}
