/** The dashboard: who gets in, and what can be done there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SCOPES } from '../../src/sandbox/account/scopes.ts'
import { makePng } from '../support/make-image.ts'
import { createRig, PAGE_DIR, post, rawBytes, rawRequest } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig()
})
afterEach(() => rig.dispose())

describe('the token', () => {
  it('is asked for by every call, by whatever method', async () => {
    const calls = [
      ['GET', '/workspaces'], ['POST', '/workspaces'], ['PATCH', '/workspaces/x'], ['DELETE', `/workspaces/${rig.one}`], ['GET', `/workspaces/${rig.one}/connections`],
      ['PUT', `/workspaces/${rig.one}/connections`], ['GET', '/keys'], ['POST', '/keys'], ['DELETE', '/keys/x'], ['GET', '/credits'], ['POST', '/credits'],
      ['GET', '/posts'], ['GET', '/posts/shown'], ['GET', '/media'], ['GET', '/generations'], ['GET', '/workspaces/shown'], ['GET', '/styles'], ['POST', '/styles'], ['DELETE', '/styles/x'], ['GET', '/log'], ['DELETE', '/log'], ['GET', '/faults'], ['POST', '/faults'], ['DELETE', '/faults'], ['DELETE', '/faults/1'],
    ] as const
    for (const [method, path] of calls) {
      for (const token of ['', 'wrong', `${rig.sandbox.adminToken}x`, rig.key]) {
        const answer = await rig.admin(method, path, method === 'POST' ? { name: 'x', add: 1 } : undefined, token)
        expect(answer.status, `${method} ${path}`).toBe(401)
      }
    }
    expect(rig.sandbox.service.workspaces.list()).toHaveLength(2)
    expect(rig.sandbox.service.credits.balance()).toBe(1_000)
  })

  it('is another one at each start', async () => {
    const before = rig.sandbox.adminToken
    await rig.restart()
    expect((await rig.admin('GET', '/workspaces', undefined, before)).status).toBe(401)
    expect((await rig.admin('GET', '/workspaces')).status).toBe(200)
  })

  it('opens the page, which runs nothing but its own script', async () => {
    const page = await rawRequest(rig.sandbox.dashboard)
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('id="nav"') })
    const csp = 'headers' in page ? (page.headers['content-security-policy'] ?? '') : ''
    expect(csp).toContain("default-src 'none'")
    expect(csp).not.toMatch(/unsafe|data:|\*/)
    expect('text' in page && page.text).not.toMatch(/<script(?![^>]*src=)|<style| style=| on[a-z]+=/)
    for (const address of ['/dashboard', '/dashboard?token=', '/dashboard?token=wrong', '/dashboard?token=a&token=b']) {
      expect(await rawRequest(rig.sandbox.url + address), address).toMatchObject({ status: 401, text: expect.not.stringContaining('id="nav"') })
    }
  })

  it('is not needed for the files of the page, and nothing else is served', async () => {
    const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }
    const parts = readdirSync(PAGE_DIR).filter((name) => !name.endsWith('.html'))
    expect(parts.length).toBeGreaterThan(10)
    for (const file of parts) {
      expect(await rawRequest(`${rig.sandbox.url}/dashboard/${file}`), file).toMatchObject({
        status: 200,
        text: readFileSync(join(PAGE_DIR, file), 'utf8'),
        headers: { 'content-type': `${types[file.split('.').at(-1) ?? '']}; charset=utf-8`, 'x-content-type-options': 'nosniff' },
      })
    }
    for (const file of ['index.html', '..%2fguard.ts', '../guard.ts', 'sandbox.db']) expect(await rawRequest(`${rig.sandbox.url}/dashboard/${file}`)).toMatchObject({ status: 404 })
  })
})

describe('workspaces', () => {
  it('are made, renamed and removed, with all that was in them', async () => {
    const made = await rig.admin('POST', '/workspaces', { name: '  Harbour Books ' })
    expect(made.body).toMatchObject({ id: expect.stringMatching(/^[\x21-\x7e]+$/), name: 'Harbour Books' })
    const { id } = made.body
    expect((await rig.admin('PATCH', `/workspaces/${id}`, { name: 'Harbour' })).body).toMatchObject({ id, name: 'Harbour' })
    expect((await rig.admin('GET', '/workspaces')).body.workspaces.map((workspace: { name: string }) => workspace.name)).toEqual(['One', 'Two', 'Harbour'])

    const form = new FormData()
    form.append('type', 'image')
    form.append('file', new Blob([new Uint8Array(makePng(1, 8, 8))]), 'a.png')
    const { media_id: mediaId } = (await rig.api('POST', '/media/upload', { body: form, workspace: id })).body
    await rig.api('POST', '/posts', { workspace: id, json: { items: [{ post_type: 'x-post', content: 'a', media_ids: [mediaId] }] } })
    await rig.api('POST', '/posts', { json: post('stays') })
    const file = join(rig.dataDir, 'media', id, mediaId)
    expect(existsSync(file)).toBe(true)

    expect((await rig.admin('DELETE', `/workspaces/${id}`)).body).toEqual({ success: true })
    expect(existsSync(file)).toBe(false)
    expect((await rig.admin('GET', '/posts')).body.posts).toMatchObject([{ workspaceId: rig.one, items: [{ content: 'stays' }] }])
    for (const [method, path] of [['DELETE', ''], ['PATCH', ''], ['GET', '/connections'], ['PUT', '/connections']] as const) {
      expect((await rig.admin(method, `/workspaces/${id}${path}`, method === 'PATCH' ? { name: 'x' } : undefined)).status).toBe(404)
    }
  })

  it.each([{}, { name: '' }, { name: '   ' }, { name: 5 }, { name: 'x'.repeat(101) }, undefined])('are refused with %j', async (json) => {
    expect((await rig.admin('POST', '/workspaces', json)).status).toBe(400)
    expect((await rig.admin('PATCH', `/workspaces/${rig.one}`, json)).status).toBe(400)
  })

  it('have connections of their own', async () => {
    const all = { instagram: true, tiktok: true, youtube: true, x: true, facebook: true, linkedin: true }
    expect((await rig.admin('GET', `/workspaces/${rig.one}/connections`)).body).toEqual(all)
    expect((await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { x: false, tiktok: false })).body).toEqual({ ...all, x: false, tiktok: false })
    expect((await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { x: true })).body).toEqual({ ...all, tiktok: false })
    expect((await rig.admin('GET', `/workspaces/${rig.two}/connections`)).body).toEqual(all)
    expect((await rig.admin('PUT', `/workspaces/${rig.one}/connections`, { mastodon: true })).status).toBe(400)
  })
})

describe('keys', () => {
  it('are shown once and kept as a hash', async () => {
    const made = (await rig.admin('POST', '/keys', { name: 'My app', preset: 'Draft only' })).body
    expect(made.key).toMatch(/^pp_live_sk_[\w-]{32}$/)
    expect(made.scopes).toEqual(SCOPES.filter((scope) => scope !== 'posts:publish'))
    const { keys } = (await rig.admin('GET', '/keys')).body
    expect(keys.at(-1)).toMatchObject({ id: made.id, name: 'My app', ending: made.key.slice(-4), usedAt: null })
    expect(JSON.stringify(keys)).not.toContain(made.key)
    await rig.api('GET', '/account/credits', { key: made.key })
    expect((await rig.admin('GET', '/keys')).body.keys.at(-1).usedAt).toBe(new Date(rig.clock.now()).toISOString())
    for (const file of ['sandbox.db', 'sandbox.db-wal']) expect(readFileSync(join(rig.dataDir, file)).includes(made.key)).toBe(false)
    expect((await rig.admin('DELETE', `/keys/${made.id}`)).status).toBe(200)
    expect((await rig.api('GET', '/account/credits', { key: made.key })).status).toBe(401)
    expect((await rig.admin('DELETE', `/keys/${made.id}`)).status).toBe(404)
  })

  it('go on working after a restart', async () => {
    const { key } = (await rig.admin('POST', '/keys', { name: 'My app', scopes: ['account:read'] })).body
    await rig.restart()
    for (const one of [key, rig.key]) expect((await rig.api('GET', '/account/credits', { key: one })).status).toBe(200)
  })

  it('are ten at most; a program that asks again under its name takes the place of its oldest', async () => {
    const desktop: string[] = []
    for (let at = 0; at < 9; at += 1) desktop.push((await rig.admin('POST', '/keys', { name: at < 2 ? 'Desktop' : `Other ${at}` })).body.key)
    expect((await rig.admin('POST', '/keys', { name: 'One more' })).status).toBe(409)
    rig.clock.advance(60_000)
    await rig.api('GET', '/account/credits', { key: desktop[0] ?? '' })
    const again = (await rig.admin('POST', '/keys', { name: 'Desktop' })).body.key
    expect((await rig.admin('GET', '/keys')).body.keys).toHaveLength(10)
    const works = async (key: string | undefined) => (await rig.api('GET', '/account/credits', { key: key ?? '' })).status
    expect([await works(desktop[0]), await works(desktop[1]), await works(again), await works(desktop[2])]).toEqual([200, 401, 200, 200])
  })

  it.each([{}, { name: 'a', preset: 'Everything' }, { name: 'a', scopes: [] }, { name: 'a', scopes: ['posts:delete'] }])('are refused with %j', async (json) => {
    expect((await rig.admin('POST', '/keys', json)).status).toBe(400)
  })
})

describe('credits', () => {
  it('are set and added, and every change is on record', async () => {
    expect((await rig.admin('POST', '/credits', { balance: 5 })).body).toEqual({ balance: 5 })
    expect((await rig.admin('POST', '/credits', { add: 10 })).body).toEqual({ balance: 15 })
    const id = (await rig.api('POST', '/posts', { json: post() })).body.post_id
    await rig.api('POST', `/posts/${id}/publish`)
    const { balance, entries } = (await rig.admin('GET', '/credits')).body
    expect(balance).toBe(11)
    expect(entries).toMatchObject([{ amount: -4, workspaceId: rig.one, reason: 'publish', reference: id }, { amount: 10 }, { amount: -995 }, { amount: 1_000, reason: 'opening balance' }])
    for (const json of [{ balance: -1 }, { add: 0 }, { balance: 1.5 }, {}]) expect((await rig.admin('POST', '/credits', json)).status).toBe(400)
  })
})

describe('what was posted and made', () => {
  it('comes with its pictures, behind addresses of the page, which are no requests of a client', async () => {
    const form = new FormData()
    form.append('type', 'image')
    form.append('file', new Blob([new Uint8Array(makePng(1, 600, 400))]), 'a.png')
    const { media_id: mediaId } = (await rig.api('POST', '/media/upload', { body: form })).body
    const { post_id: id } = (await rig.api('POST', '/posts', { json: { items: [{ post_type: 'x-post', content: 'Look', media_ids: [mediaId] }] } })).body
    await rig.api('POST', `/posts/${id}/publish`)
    rig.clock.advance(90_000)
    await rig.admin('DELETE', '/log')
    const { posts } = (await rig.admin('GET', '/posts/shown?limit=5')).body
    expect(posts).toMatchObject([{ workspaceId: rig.one, items: [{ content: 'Look', metrics: { views: expect.any(Number) }, media: [{ mediaId, type: 'image', width: 600, height: 400 }] }] }])
    const [{ url, thumbnailUrl }] = posts[0].items[0].media
    await rig.admin('POST', '/faults', { fault: '*:503:*' })
    const small = await rawBytes(rig.sandbox.url + thumbnailUrl)
    expect([small.status, small.headers['content-type'], imageSize(small.body).width]).toEqual([200, 'image/jpeg', 480])
    expect((await rawBytes(rig.sandbox.url + url)).body.equals(makePng(1, 600, 400))).toBe(true)
    expect((await rig.admin('GET', '/log')).body.entries).toEqual([])
    // The same for an hour, so that what is shown is not shown anew; then another.
    expect((await rig.admin('GET', '/posts/shown')).body).toEqual({ posts })
    rig.clock.advance(2 * 3_600_000)
    expect((await rawBytes(rig.sandbox.url + url)).status).toBe(403)
    expect((await rawBytes(`${rig.sandbox.url}${url.replace('/dashboard', '')}`)).status).toBe(503)
    await rig.admin('DELETE', '/faults')
    expect((await rawBytes(`${rig.sandbox.url}${(await rig.admin('GET', '/media')).body.media[0].url.replace('/dashboard', '')}`)).status).toBe(403)
  })

  it('is listed for one workspace or all, and a workspace says how much it holds', async () => {
    for (const workspace of [rig.one, rig.two, rig.two]) await rig.api('POST', '/content/generate', { workspace, json: { prompt: 'Fresh beans', post_types: ['x-post'] } })
    await rig.api('POST', '/images/generate', { workspace: rig.two, json: { prompt: 'Beans' } })
    const of = async (query: string) => {
      const { captions, pictures } = (await rig.admin('GET', `/generations${query}`)).body
      return [captions.length, pictures.length]
    }
    expect([await of(''), await of(`?workspace=${rig.one}`), await of(`?workspace=${rig.two}`), await of('?limit=1')]).toEqual([[3, 1], [1, 0], [2, 1], [1, 1]])
    const { workspaces } = (await rig.admin('GET', '/workspaces/shown')).body
    expect(workspaces).toMatchObject([{ id: rig.one, holds: { posts: 0, files: 0, made: 1, entries: 0 }, connections: { x: true }, styles: [] }, { id: rig.two, holds: { made: 3 } }])
  })
})

describe('the log', () => {
  it('has every request with what it brought, in the order of arrival', async () => {
    await rig.api('GET', '/content/generations?limit=1')
    await rig.api('POST', '/posts', { json: post('logged') })
    await rig.api('GET', '/nowhere', { workspace: 'ws-wrong', key: null })
    const { entries } = (await rig.admin('GET', '/log')).body
    expect(entries).toMatchObject([
      { method: 'GET', path: '/api/v1/content/generations', operationId: 'listGenerations', workspaceId: rig.one, status: 200, body: null, fault: null },
      { method: 'POST', path: '/api/v1/posts', operationId: 'createPost', workspaceId: rig.one, status: 200, body: post('logged') },
      { method: 'GET', path: '/api/v1/nowhere', operationId: null, workspaceId: 'ws-wrong', status: 401 },
    ])
    expect(entries[0]).toMatchObject({ at: new Date(rig.clock.now()).toISOString(), requestId: expect.any(String) })
    expect((await rig.admin('GET', `/log?after=${entries[1].id}`)).body.entries).toEqual([entries[2]])
    expect((await rig.admin('GET', '/log?latest=2')).body.entries).toEqual(entries.slice(1))
    await rig.restart()
    expect((await rig.admin('GET', '/log')).body.entries).toEqual(entries)
    await rig.admin('DELETE', '/log')
    expect((await rig.admin('GET', '/log')).body.entries).toEqual([])
  })

  it('never has a key in it, wherever someone put one', async () => {
    await rig.api('POST', '/posts', { json: post(`my key is ${rig.key}`) })
    await rig.api('GET', `/posts/${rig.key}`, { workspace: rig.key })
    await rig.api('POST', '/posts', { body: rig.key, headers: { 'content-type': 'text/plain' } })
    expect((await rig.admin('GET', '/log')).text).not.toContain(rig.key)
  })

  it('keeps the latest 20,000', async () => {
    const { log } = rig.sandbox.service
    const entry = { method: 'GET', path: '/x', operationId: null, workspaceId: null, requestId: 'r', fault: null }
    rig.sandbox.service.storage.db.transaction(() => {
      for (let at = 0; at < 20_300; at += 1) log.begin(entry)
    })()
    expect(log.read(0)).toHaveLength(20_000)
    expect(log.read(0).at(-1)?.id).toBe(20_300)
  })
})
