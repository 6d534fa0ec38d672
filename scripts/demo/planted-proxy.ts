/**
 * A loopback proxy that plants a bug between the app and the service, to show that the demo's counting can fail.
 * `double` repeats every create and publish as if the app had retried blindly; `cross` swaps the workspace header; `spend` asks for all
 * captions twice, and pays twice.
 */
import { createServer, request } from 'node:http'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'

export type ProxyPlant = 'double' | 'cross' | 'spend'

export interface PlantedProxy {
  url: string
  /** Listens no more, as a service that is down; `resume` listens on the same port again. */
  pause(): Promise<void>
  resume(): Promise<void>
}

interface Exchange {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}
interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function forward(target: URL, exchange: Exchange): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = { ...exchange.headers, host: target.host, 'content-length': String(exchange.body.length) }
    const call = request({ host: target.hostname, port: target.port, method: exchange.method, path: exchange.path, headers }, (answer) => {
      readAll(answer).then((body) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body }), reject)
    })
    call.on('error', reject)
    call.end(exchange.body)
  })
}

/** Runs until paused. `workspaceIds` are the remote ids that `cross` swaps. */
export async function startPlantedProxy(targetUrl: string, plant: ProxyPlant, workspaceIds: [string, string]): Promise<PlantedProxy> {
  const target = new URL(targetUrl)

  async function handle(incoming: IncomingMessage): Promise<Reply> {
    const exchange: Exchange = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: { ...incoming.headers }, body: await readAll(incoming) }
    if (plant === 'cross' && exchange.method === 'POST') {
      const named = exchange.headers['x-workspace-id']
      if (typeof named === 'string') exchange.headers['x-workspace-id'] = named === workspaceIds[0] ? workspaceIds[1] : workspaceIds[0]
    }
    const reply = await forward(target, exchange)
    if (plant === 'double' && exchange.method === 'POST' && exchange.path.endsWith('/posts') && reply.status === 200) {
      // A blind retry of the pair: the same post once more, and published as well.
      const again = await forward(target, exchange)
      const { post_id: postId } = JSON.parse(again.body.toString('utf8')) as { post_id: string }
      await forward(target, { ...exchange, path: `${exchange.path}/${encodeURIComponent(postId)}/publish`, body: Buffer.alloc(0) })
    }
    if (plant === 'spend' && exchange.method === 'POST' && exchange.path.endsWith('/content/generate') && reply.status === 200) await forward(target, exchange)
    return reply
  }

  const server = createServer((incoming: IncomingMessage, outgoing: ServerResponse) => {
    handle(incoming).then(
      (reply) => {
        outgoing.writeHead(reply.status, reply.headers)
        outgoing.end(reply.body)
      },
      () => outgoing.destroy(),
    )
  })
  const listen = (port: number) => new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  await listen(0)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const { port } = address
  return {
    url: `http://127.0.0.1:${port}`,
    pause: () => new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    }),
    resume: () => listen(port),
  }
}
