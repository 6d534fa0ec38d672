/** Stands before the service, and answers reads of a workspace with 400, as a service may that knows its ids by their form. */
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SandboxProcess } from './sandbox-process.ts'

export interface StandBefore {
  readonly baseUrl: string
  refuseReads: boolean
  close(): Promise<void>
}

export async function standBefore(service: SandboxProcess): Promise<StandBefore> {
  const server = createServer((incoming, outgoing) => {
    if (stand.refuseReads && incoming.method === 'GET' && incoming.headers['x-workspace-id'] !== undefined) {
      incoming.resume()
      outgoing.writeHead(400, { 'content-type': 'application/json' })
      outgoing.end(JSON.stringify({ error: { code: 'VALIDATION_ERROR', message: 'X-Workspace-Id has another form.' } }))
      return
    }
    const onward = request(new URL(incoming.url ?? '/', service.ready.url), { method: incoming.method ?? 'GET', headers: { ...incoming.headers, host: new URL(service.ready.url).host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stand: StandBefore = {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    refuseReads: false,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
  return stand
}
