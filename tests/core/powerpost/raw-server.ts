/** A listener on loopback that answers with raw bytes: whatever a broken service, proxy or wire could send. */
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

export interface RawServer {
  url: string
  port: number
  /** Requests whose head arrived. */
  requests: string[]
  close(): Promise<void>
}

export async function rawServer(onRequest: (socket: Socket, head: string, server: RawServer) => void, onConnect: (socket: Socket) => void = () => {}): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    onConnect(socket)
    let head = ''
    let seen = false
    socket.on('data', (chunk) => {
      if (seen) return
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      seen = true
      server.requests.push(head)
      onRequest(socket, head, server)
      // A kept connection may carry another request.
      if (!/content-length|transfer-encoding/i.test(head)) {
        head = ''
        seen = false
      }
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  const server: RawServer = {
    url: `http://127.0.0.1:${port}`,
    port,
    requests: [],
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => listener.close(() => resolve()))
    },
  }
  return server
}

export const reply = (status: number, body: string, headers = 'content-type: application/json'): string =>
  `HTTP/1.1 ${status} X\r\n${headers}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
