/** What the sandbox is held against: one route of Fastify that answers the text of a file, and does nothing else. Says its port in a line. */
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('which file?')
const body = readFileSync(file, 'utf8')
const app = Fastify({ logger: false })
app.get('/answer', (_request, reply) => reply.type('application/json; charset=utf-8').send(body))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${address}\n`)
