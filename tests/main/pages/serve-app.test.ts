/** app:// from a real folder of built files. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INERT_POLICY, contentPolicy } from '../../../src/main/pages/content-policy.ts'
import { serveApp, withNonce } from '../../../src/main/pages/serve-app.ts'
import { foreignAddresses, wrongPaths } from './hostile-addresses.ts'

let folder = ''
let serve: ReturnType<typeof serveApp>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'powerpost-app-'))
  const built = join(folder, 'renderer')
  mkdirSync(join(built, 'assets'), { recursive: true })
  writeFileSync(join(built, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>')
  writeFileSync(join(built, 'assets', 'main.js'), 'export {}')
  writeFileSync(join(built, 'assets', 'main.js.map'), '{}')
  writeFileSync(join(folder, 'secret.js'), 'secret')
  symlinkSync(join(folder, 'secret.js'), join(built, 'assets', 'link.js'))
  symlinkSync(folder, join(built, 'up'))
  serve = serveApp(built)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Node's Request takes only http addresses, and only these two parts are read. */
const ask = (url: string, method = 'GET') => serve({ url, method } as Request)

describe('the pages of the app', () => {
  it('come with the policy of a page and a nonce of their own at each load', async () => {
    const answers = await Promise.all([ask('app://powerpost/'), ask('app://powerpost/index.html')])
    const nonces = await Promise.all(answers.map(async (answer) => /csp-nonce" content="([^"]+)"/.exec(await answer.text())?.[1] ?? ''))
    expect(new Set(nonces).size).toBe(2)
    answers.forEach((answer, at) => {
      expect(answer.headers.get('content-security-policy')).toBe(contentPolicy(nonces[at] ?? ''))
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    })
  })

  it('come without leave to be pages where they are none', async () => {
    const answer = await ask('app://powerpost/assets/main.js')
    expect(answer.headers.get('content-security-policy')).toBe(INERT_POLICY)
    expect(answer.headers.get('content-type')).toContain('text/javascript')
    expect(await answer.text()).toBe('export {}')
  })

  it('have no body for HEAD, and do not exist for other methods', async () => {
    expect(await (await ask('app://powerpost/', 'HEAD')).text()).toBe('')
    for (const method of ['POST', 'PUT', 'OPTIONS']) expect((await ask('app://powerpost/', method)).status).toBe(404)
  })

  it.each(['app://powerpost/assets/main.js.map', 'app://powerpost/assets/link.js', 'app://powerpost/up/secret.js', 'app://powerpost/up/renderer/index.html'])('do not include %s', async (address) => {
    expect((await ask(address)).status).toBe(404)
  })

  it('are found at none of the hostile addresses', async () => {
    const found: string[] = []
    for (const address of [...foreignAddresses(), ...wrongPaths()]) if ((await ask(address)).status !== 404) found.push(address)
    expect(found).toEqual([])
  })
})

describe('the policy of a page', () => {
  const parts = new Map(contentPolicy('abc').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
  it('allows no network, no inline or foreign script, no frame and no form', () => {
    for (const name of ['default-src', 'connect-src', 'worker-src', 'frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(parts.get(name), name).toEqual(["'none'"])
    expect(parts.get('script-src')).toEqual(["'self'"])
    expect(contentPolicy('abc')).not.toMatch(/unsafe|\*|https?:|ws:/)
  })
  it('allows styles by nonce only', () => {
    expect(parts.get('style-src')).toEqual(["'self'", "'nonce-abc'"])
  })
  it('puts the nonce into the head, once', () => {
    expect(withNonce('<head><head>', 'n').match(/csp-nonce/g)).toHaveLength(1)
    expect(withNonce('<HEAD>', 'n')).toContain('content="n"')
  })
})
