/** A service that takes every body and keeps nothing: what is measured against it is the sending alone. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export async function startSink(): Promise<{ baseUrl: string; close(): Promise<void> }> {
  const server = createServer((request, answer) => {
    request.resume().once('end', () => {
      answer.setHeader('content-type', 'application/json')
      answer.end(request.method === 'GET' ? '{}' : '{"media_id":"m-1","type":"video","file_name":"clip.mp4","file_size":1,"mime_type":"video/mp4","created_at":"2025-01-01T00:00:00Z"}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
