/** What PowerPost keeps on its web site: workspaces, keys, connections, styles, credits; and what only a sandbox has: its log and its faults. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Service } from '../service.ts'
import { isToken, PAGE_HEADERS } from './guard.ts'
import { serveData } from './serve-data.ts'

export interface DashboardOptions {
  service: Service
  token: string
  /** Calls that faults may strike. */
  operations: readonly string[]
  /** Holds the page's files. */
  pageDir: string
}

/** The page's parts, beside its two documents. None of them holds anything of the account. */
const PARTS = [
  'dashboard.js', 'icons.js', 'locked.js', 'service.js', 'ui.js', 'view-credits.js', 'view-faults.js', 'view-files.js', 'view-keys.js', 'view-made.js', 'view-posts.js', 'view-requests.js', 'view-workspaces.js',
  'dashboard.css', 'tokens.css', 'views.css', 'icon.svg',
]
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

export function serveDashboard(app: FastifyInstance, options: DashboardOptions): void {
  servePage(app, options)
  app.register((api, _options, done) => {
    serveData(api, options)
    done()
  }, { prefix: '/dashboard/api' })
}

function servePage(app: FastifyInstance, { token, pageDir }: DashboardOptions): void {
  const file = (reply: FastifyReply, fileName: string, type: string, status = 200) =>
    reply.status(status).headers(PAGE_HEADERS).type(`${type}; charset=utf-8`).send(readFileSync(join(pageDir, fileName)))
  app.get('/dashboard', (request, reply) => {
    const given = z.object({ token: z.string() }).safeParse(request.query)
    return given.success && isToken(given.data.token, token) ? file(reply, 'index.html', 'text/html') : file(reply, 'locked.html', 'text/html', 401)
  })
  for (const part of PARTS) app.get(`/dashboard/${part}`, (_request, reply) => file(reply, part, TYPES[part.split('.').at(-1) ?? ''] ?? 'text/plain'))
}
