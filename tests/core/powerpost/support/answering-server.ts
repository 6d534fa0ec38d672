/** A plain HTTP server on loopback that answers whatever a test says, and clients that speak to it through the real network. */
import { createServer } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClientFactory, createHttpPort } from '../../../../src/core/powerpost/index.ts'
import type { ClientDeps, WorkspaceBinding } from '../../../../src/core/powerpost/index.ts'
import { realClock, realRandom } from '../../../support/workspace.ts'
import type { Clients } from './every-call.ts'

export interface Asked {
  method: string
  /** Below /api/v1, with what stands behind the question mark. */
  address: string
  headers: IncomingHttpHeaders
  body: string
}
export interface Said {
  status?: number
  headers?: Record<string, string>
  body?: string
}

export interface AnsweringServer {
  readonly url: string
  readonly asked: Asked[]
  /** Null leaves the request without an answer. */
  answer: (asked: Asked) => Said | null
  /** Connections whose other end went away while they waited. */
  hungUp: number
  /** New clients, with a limiter of their own. */
  clients(over?: Partial<WorkspaceBinding>, deps?: Partial<ClientDeps>): Clients
  close(): Promise<void>
}

export async function answeringServer(): Promise<AnsweringServer> {
  const http = createHttpPort()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const asked = { method: request.method ?? '', address: (request.url ?? '').replace('/api/v1', ''), headers: request.headers, body: Buffer.concat(chunks).toString('utf8') }
      rig.asked.push(asked)
      const said = rig.answer(asked)
      if (said === null) return void response.on('close', () => (rig.hungUp += 1))
      response.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers }).end(said.body ?? '{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens on a port
  const rig: AnsweringServer = {
    url: `http://127.0.0.1:${port}/api/v1`,
    asked: [],
    answer: () => ({}),
    hungUp: 0,
    clients: (over = {}, deps = {}) => clientsOf({ ...over, baseUrl: over.baseUrl ?? rig.url }, { http: http.request, ...deps }),
    async close() {
      await http.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return rig
}

export function clientsOf(over: Partial<WorkspaceBinding> & { baseUrl: string }, deps: Partial<ClientDeps> & Pick<ClientDeps, 'http'>): Clients {
  const factory = createClientFactory({ clock: realClock, random: realRandom, ...deps })
  const binding = { accountId: 'account-1', kind: 'powerpost' as const, key: 'pp_live_sk_1', remoteId: 'ws-1', ...over }
  return { account: factory.forAccount(binding), workspace: factory.forWorkspace(binding) }
}
