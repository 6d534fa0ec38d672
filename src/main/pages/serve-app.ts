import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { findAppFile } from './app-url.ts'
import { INERT_POLICY, contentPolicy } from './content-policy.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

interface AppFile {
  path: string
  type: string
}

/** Answers `app://powerpost/…` from the built files in `folder`; GET and HEAD only. */
export function serveApp(folder: string): (request: Request) => Promise<Response> {
  const files = listFiles(folder)
  return async (request) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? findAppFile(request.url, files) : undefined
    if (file === undefined) return new Response(null, { status: 404, headers: commonHeaders('text/plain') })
    const bytes = await readFile(file.path)
    if (extname(file.path) !== '.html') return new Response(request.method === 'HEAD' ? null : bytes, { headers: commonHeaders(file.type) })
    const nonce = randomBytes(16).toString('base64')
    const page = withNonce(bytes.toString('utf8'), nonce)
    return new Response(request.method === 'HEAD' ? null : page, {
      headers: { ...commonHeaders(file.type), 'content-security-policy': contentPolicy(nonce) },
    })
  }
}

/** Tells the page its nonce (`<meta name="csp-nonce">`), for libraries that write `<style>` elements. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<head>/i, (head) => `${head}<meta name="csp-nonce" content="${nonce}">`)
}

function commonHeaders(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': INERT_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** Links are not followed, neither to a file nor to a folder (Node's own recursive reading does): one may lead out of here. */
function listFiles(folder: string, under = '', files = new Map<string, AppFile>()): Map<string, AppFile> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    const type = TYPES[extname(entry.name)]
    if (entry.isDirectory()) listFiles(path, `${under}/${entry.name}`, files)
    else if (entry.isFile() && type !== undefined) files.set(`${under}/${entry.name}`, { path, type })
  }
  return files
}
