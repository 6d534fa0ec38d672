/** Only pages and programs that call this service by its own name are heard: another site's name that leads here is refused (DNS rebinding). */
import type { FastifyInstance } from 'fastify'

export function guardHost(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (isOwnName(request.headers.host, request.raw.socket.localPort)) done()
    else void reply.status(403).send({ error: { code: 'FORBIDDEN', message: 'This service answers to 127.0.0.1 and localhost only.' } })
  })
}

export function isOwnName(host: string | undefined, port: number | undefined): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}
