/** The real network port against real sockets: what left and what did not must be known truthfully. */
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttpPort } from '../../../src/core/powerpost/index.ts'
import type { RealHttp } from '../../../src/core/powerpost/index.ts'
import { TransportError } from '../../../src/core/ports.ts'
import type { HttpRequest } from '../../../src/core/ports.ts'
import { rawServer, reply } from './raw-server.ts'
import type { RawServer } from './raw-server.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})
const serve = async (...args: Parameters<typeof rawServer>): Promise<RawServer> => {
  const server = await rawServer(...args)
  open.push(server)
  return server
}
const port = (): RealHttp => {
  const http = createHttpPort({ connectTimeoutMs: 2_000 })
  open.push(http)
  return http
}
const ask = (url: string, over: Partial<HttpRequest> = {}): HttpRequest => ({ method: 'GET', url, headers: {}, timeoutMs: 3_000, maxResponseBytes: 10_000, freshConnection: true, ...over })
const failure = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof TransportError)) throw new Error(`expected a TransportError, got ${String(error)}`)
  return `${error.phase} ${error.reason}`
}

const drip = (socket: Socket, first: string, again: string, everyMs: number) => {
  socket.write(first)
  setInterval(() => !socket.destroyed && socket.write(again), everyMs).unref()
}

describe('an exchange', () => {
  it.each([true, false])('answers status, headers and body (fresh connection: %s)', async (freshConnection) => {
    const server = await serve((socket) => socket.write(reply(200, '{"a":1}', 'X-Request-Id: r1')))
    const answer = await port().request(ask(`${server.url}/api/v1/x?y=1`, { freshConnection, headers: { 'x-api-key': 'k' } }))
    expect(answer.status).toBe(200)
    expect(answer.headers['x-request-id']).toBe('r1')
    expect(new TextDecoder().decode(answer.body)).toBe('{"a":1}')
    expect(server.requests[0]).toMatch(/^GET \/api\/v1\/x\?y=1 HTTP\/1.1\r\n/)
    expect(server.requests[0]?.match(/^x-api-key: k\r$/gm)).toHaveLength(1)
  })

  it('uses a connection of its own when asked, and keeps others', async () => {
    let connections = 0
    const server = await serve((socket) => socket.write(reply(200, '{}')), () => (connections += 1))
    const http = port()
    for (let at = 0; at < 3; at += 1) await http.request(ask(server.url, { freshConnection: true }))
    expect(connections).toBe(3)
    for (let at = 0; at < 6; at += 1) await http.request(ask(server.url, { freshConnection: false }))
    expect(connections).toBeLessThan(3 + 6)
  })

  it.each([301, 302, 303, 307, 308])('never follows %i', async (status) => {
    const foreign = await serve((socket) => socket.write(reply(200, '{}')))
    const server = await serve((socket) => socket.write(reply(status, '', `location: ${foreign.url}/steal`)))
    for (const method of ['GET', 'POST'] as const) {
      const answer = await port().request(ask(server.url, { method, headers: { 'x-api-key': 'secret' }, ...(method === 'POST' ? { body: { bytes: Buffer.from('{}') } } : {}) }))
      expect(answer.status).toBe(status)
    }
    expect(foreign.requests).toEqual([])
  })
})

describe('nothing left', () => {
  it('when nobody listens', async () => {
    const server = await rawServer(() => {})
    await server.close()
    for (const freshConnection of [true, false]) expect(await failure(port().request(ask(server.url, { freshConnection })))).toBe('not-sent connect')
  })
  it('when the name is not known', async () => {
    for (const freshConnection of [true, false]) expect(await failure(port().request(ask('http://nowhere.invalid/', { freshConnection })))).toMatch(/^not-sent (dns|connect)$/)
  })
  it('when TLS fails', async () => {
    const server = await serve(() => {}, (socket) => socket.on('data', () => socket.end('plain words, no handshake')))
    expect(await failure(port().request(ask(server.url.replace('http:', 'https:'))))).toMatch(/^not-sent (tls|connect)$/)
  })
  it('when it was stopped before it began', async () => {
    const server = await serve((socket) => socket.write(reply(200, '{}')))
    const stop = new AbortController()
    stop.abort()
    expect(await failure(port().request(ask(server.url, { signal: stop.signal })))).toBe('not-sent aborted')
    expect(server.requests).toEqual([])
  })
  it('when the file cannot be read to its end', async () => {
    const server = await serve(() => {})
    const stream = async function* () {
      yield new Uint8Array(10)
      throw new Error('EIO')
    }
    expect(await failure(port().request(ask(server.url, { method: 'POST', body: { stream, length: 100 } })))).toBe('not-sent body-source')
  })
})

describe('it may have been done', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['reset after the request', (socket) => socket.resetAndDestroy(), 'maybe-sent reset'],
    ['closed without an answer', (socket) => socket.end(), 'maybe-sent reset'],
    ['half a head', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-'), 'maybe-sent'],
    ['half a body', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a"'), 'maybe-sent'],
    ['a chunk cut short', (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"a"'), 'maybe-sent'],
    ['no HTTP at all', (socket) => socket.end('SSH-2.0-OpenSSH\r\n'), 'maybe-sent'],
    ['never an answer', () => {}, 'maybe-sent timeout'],
    ['a head of 64 kB', (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(65_536)}\r\ncontent-length: 0\r\n\r\n`), 'maybe-sent'],
    ['a flood of cookies', (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'set-cookie: a=b\r\n'.repeat(5_000)}content-length: 0\r\n\r\n`), 'maybe-sent'],
    ['one byte a second', (socket) => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n', ' ', 200), 'maybe-sent'],
    ['early answers without end', (socket) => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\n\r\n', 20), 'maybe-sent'],
    ['more than the cap, announced', (socket) => socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\n`), 'maybe-sent too-large'],
  ])('%s', async (_name, misbehave, expected) => {
    const server = await serve((socket) => misbehave(socket))
    expect(await failure(port().request(ask(server.url, { method: 'POST', body: { bytes: Buffer.from('{}') }, timeoutMs: 600 })))).toContain(expected)
  })

  it('a gigabyte without end is cut at the cap', async () => {
    let written = 0
    const block = Buffer.alloc(1024 * 1024)
    const server = await serve((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      const pump = () => {
        while (!socket.destroyed && written < 1024 * block.length) {
          written += block.length
          socket.write('100000\r\n')
          socket.write(block)
          if (!socket.write('\r\n')) return void socket.once('drain', pump)
        }
      }
      pump()
    })
    const before = process.memoryUsage().rss
    expect(await failure(port().request(ask(server.url, { maxResponseBytes: 10_000_000, timeoutMs: 20_000 })))).toBe('maybe-sent too-large')
    expect(written).toBeLessThan(200 * block.length)
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })

  it('stopped while it waits for the answer', async () => {
    const stop = new AbortController()
    const server = await serve(() => setTimeout(() => stop.abort(), 20))
    expect(await failure(port().request(ask(server.url, { signal: stop.signal })))).toBe('maybe-sent aborted')
  })
})

describe('a streamed body', () => {
  const MIB = 1024 * 1024
  const blocks = (count: number) => async function* () {
    for (let at = 0; at < count; at += 1) yield Buffer.alloc(MIB, at)
  }

  it('arrives whole, with its exact length, and tells its progress', async () => {
    let received = 0
    const server = await serve(
      () => {},
      (socket) => socket.on('data', (chunk) => {
        received += chunk.length
        if (received > 20 * MIB) socket.write(reply(200, '{"ok":true}'))
      }),
    )
    const told: number[] = []
    const answer = await port().request(ask(server.url, { method: 'POST', body: { stream: blocks(20), length: 20 * MIB }, onProgress: (sent) => told.push(sent) }))
    expect(answer.status).toBe(200)
    expect(told.at(-1)).toBe(20 * MIB)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(server.requests[0]).toContain(`content-length: ${20 * MIB}`)
    expect(server.requests[0]?.toLowerCase()).not.toContain('transfer-encoding')
  })

  it('does not count bytes that the socket has not taken', async () => {
    const server = await serve((socket) => socket.pause())
    const told: number[] = []
    const stop = new AbortController()
    const pending = failure(port().request(ask(server.url, { method: 'POST', signal: stop.signal, timeoutMs: 60_000, body: { stream: blocks(200), length: 200 * MIB }, onProgress: (sent) => told.push(sent) })))
    await new Promise((resolve) => setTimeout(resolve, 500))
    stop.abort()
    expect(await pending).toBe('maybe-sent aborted')
    expect(told.at(-1) ?? 0).toBeLessThan(100 * MIB)
  })

  it('has its time limit from the last progress on', async () => {
    const server = await serve(() => {}, (socket) => {
      let received = 0
      socket.on('data', (chunk) => {
        received += chunk.length
        if (received > 6 * MIB) socket.write(reply(200, '{}'))
      })
    })
    const slow = async function* () {
      for (let at = 0; at < 6; at += 1) {
        await new Promise((resolve) => setTimeout(resolve, 150))
        yield Buffer.alloc(MIB)
      }
    }
    const answer = await port().request(ask(server.url, { method: 'POST', timeoutMs: 450, body: { stream: slow, length: 6 * MIB } }))
    expect(answer.status).toBe(200)
  })

  it('leaves a slow line the time for what the system has taken, by its size', async () => {
    const late = (size: number) => serve(() => {}, (socket) => {
      let received = 0
      socket.on('data', (chunk) => {
        received += chunk.length
        if (received > size) setTimeout(() => socket.destroyed || socket.write(reply(200, '{}')), 900)
      })
    })
    const give = async (size: number) => {
      const stream = async function* () {
        yield Buffer.alloc(size)
      }
      return port().request(ask((await late(size)).url, { method: 'POST', timeoutMs: 400, body: { stream, length: size } }))
    }
    expect((await give(4 * MIB)).status).toBe(200)
    expect(await failure(give(16))).toBe('maybe-sent timeout')
  })

  it('takes a refusal that comes before the body ends, or does not know', async () => {
    const server = await serve((socket) => socket.end(reply(413, '{"error":{"code":"FILE_TOO_LARGE","message":"no"}}', 'connection: close')))
    const outcome = await port().request(ask(server.url, { method: 'POST', body: { stream: blocks(50), length: 50 * MIB } })).then((answer) => String(answer.status), (error: unknown) => (error instanceof TransportError ? `${error.phase} ${error.reason}` : 'other'))
    expect(['413', 'maybe-sent reset']).toContain(outcome)
  })
})
