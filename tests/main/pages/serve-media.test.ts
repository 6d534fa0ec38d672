/** media:// as the window sees it: real files, answered as a browser asks for them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { parseMediaUrl, serveMedia } from '../../../src/main/pages/serve-media.ts'
import type { LocatedMedia } from '../../../src/main/pages/serve-media.ts'

const WORKSPACE = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const SHA = 'a'.repeat(64)
const ADDRESS = `media://${WORKSPACE}/${SHA}`

describe('an address of media', () => {
  it('is a workspace and a hash', () => {
    expect(parseMediaUrl(ADDRESS)).toEqual({ workspaceId: WORKSPACE, sha256: SHA, variant: 'original' })
    expect(parseMediaUrl(`${ADDRESS}/thumb`)).toEqual({ workspaceId: WORKSPACE, sha256: SHA, variant: 'thumb' })
    expect(parseMediaUrl(`MEDIA://${WORKSPACE}/${SHA}`)).toEqual({ workspaceId: WORKSPACE, sha256: SHA, variant: 'original' })
  })

  it.each([
    '', 'media:', 'media://', `media://${WORKSPACE}`, `media://${WORKSPACE}/`, `media:///${SHA}`, `media://${SHA}/${WORKSPACE}`, `app://${WORKSPACE}/${SHA}`, `file:///${WORKSPACE}/${SHA}`, `https://${WORKSPACE}/${SHA}`,
    `${ADDRESS}/`, `${ADDRESS}/x`, `${ADDRESS}/thumb/`, `${ADDRESS}/thumb/thumb`, `${ADDRESS}/../thumb`, `media://${WORKSPACE}/thumb`, `${ADDRESS}/THUMB`, `${ADDRESS}.png`, `${ADDRESS}?download=1`, `${ADDRESS}a`, ADDRESS.slice(0, -1), ADDRESS.toUpperCase(), `media://${WORKSPACE}/${'A'.repeat(64)}`, `media://${WORKSPACE.toUpperCase()}/${SHA}`,
    `media://${WORKSPACE}:80/${SHA}`, `media://user@${WORKSPACE}/${SHA}`, `media://:pass@${WORKSPACE}/${SHA}`, `media://${WORKSPACE}/../${WORKSPACE}/${SHA}x`, `media://../${SHA}`, `media://${WORKSPACE}//${SHA}`,
    `media://${WORKSPACE}/${SHA}%00`, `media://${WORKSPACE}/%61${'a'.repeat(63)}`, `media://${WORKSPACE}.evil.test/${SHA}`, `media://${WORKSPACE}/${'g'.repeat(64)}`, `media://*/${SHA}`, ` ${ADDRESS} x`,
  ])('%j is none', (address) => {
    expect(parseMediaUrl(address)).toBeUndefined()
  })
})

describe('the answer', () => {
  let data = ''
  let workspaces = ''
  let file = ''
  const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251))
  beforeAll(() => {
    data = mkdtempSync(join(tmpdir(), 'powerpost-media-'))
    workspaces = join(data, 'workspaces')
    mkdirSync(join(workspaces, WORKSPACE, 'media', 'aa'), { recursive: true })
    file = join(workspaces, WORKSPACE, 'media', 'aa', `${SHA}.png`)
    writeFileSync(file, bytes)
    writeFileSync(join(data, 'secret'), 'secret')
    mkdirSync(join(data, 'workspaces-of-another'))
    writeFileSync(join(data, 'workspaces-of-another', 'x'), 'secret')
  })
  afterAll(() => rmSync(data, { recursive: true, force: true }))

  const serve = (located: Partial<LocatedMedia> = {}) => serveMedia(async () => ({ path: file, mime: 'image/png', size: bytes.length, exact: true, ...located }), workspaces)
  const ask = (range?: string, method = 'GET', address = ADDRESS) => new Request(address.replace('media:', 'https:'), { method, headers: range === undefined ? {} : { range } })
  /** Node's Request cannot hold an address of ours, so the address is put in its place. */
  const request = (range?: string, method?: string, address = ADDRESS): Request => new Proxy(ask(range, method), { get: (target, name) => (name === 'url' ? address : Reflect.get(target, name, target) as unknown) })

  it('is the whole file, with a type that cannot become a page', async () => {
    const answer = await serve()(request())
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png', 'content-length': '1000', 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  })

  it.each([['bytes=0-99', 0, 99], ['bytes=990-', 990, 999], ['bytes=-1', 999, 999], ['bytes=5-5', 5, 5], ['bytes=998-5000', 998, 999]])('is the part %s', async (range, start, end) => {
    const answer = await serve()(request(range))
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe(`bytes ${start}-${end}/1000`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(start, end + 1))).toBe(true)
  })

  it('may be kept for ever, but for what only stands in for a thumbnail', async () => {
    expect((await serve()(request())).headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect((await serve({ exact: false })(request())).headers.get('cache-control')).toBe('no-store')
  })

  it('says when a part cannot be had', async () => {
    const answer = await serve()(request('bytes=1000-'))
    expect(answer.status).toBe(416)
    expect(answer.headers.get('content-range')).toBe('bytes */1000')
  })

  it('has no body for HEAD', async () => {
    const answer = await serve()(request(undefined, 'HEAD'))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-length')).toBe('1000')
    expect(await answer.text()).toBe('')
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('is nothing for %s', async (method) => {
    expect((await serve()(request(undefined, method))).status).toBe(404)
  })

  it('is nothing where the core knows nothing, and the core is not asked for what is no address', async () => {
    const refusing = serveMedia(async () => { throw new AppError('NOT_FOUND', 'no') }, workspaces)
    expect((await refusing(request())).status).toBe(404)
    let asked = 0
    const counting = serveMedia(async () => { asked += 1; return { path: file, mime: 'image/png', size: 1, exact: true } }, workspaces)
    expect((await counting(request(undefined, 'GET', `${ADDRESS}?x`))).status).toBe(404)
    expect(asked).toBe(0)
  })

  it.each(['text/html', 'image/svg+xml', 'application/javascript', 'text/plain', 'image/png\r\nx: y', 'image/png; charset=x', 'IMAGE/SVG+XML', ''])('is nothing of type %j', async (mime) => {
    expect((await serve({ mime })(request())).status).toBe(404)
  })

  it('stays inside the folder of workspaces, whatever the core says', async () => {
    for (const path of [join(data, 'secret'), '/etc/hostname', `${workspaces}/../secret`, `${workspaces}/${WORKSPACE}/../../secret`, join(data, 'workspaces-of-another', 'x'), workspaces, 'relative', '']) {
      expect((await serve({ path })(request())).status, path).toBe(404)
    }
  })
})
