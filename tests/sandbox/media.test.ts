/** Uploads: what is taken, what is refused, and that nothing is left of what was refused. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cleanFileName } from '../../src/sandbox/media/file-name.ts'
import { makePng } from '../support/make-image.ts'
import { createRig } from './support/sandbox-rig.ts'
import type { Answer, Rig } from './support/sandbox-rig.ts'

const PNG = makePng(1, 32, 24)
/** The first boxes of each kind of file; what follows is filled up. */
const MP4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom\0\0\0\0isommp42'), Buffer.alloc(64)])
const MOV = Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypqt  \0\0\0\0qt  '), Buffer.alloc(64)])
const WEBM = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701000000', 'hex')
const JPEG = Buffer.from('/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==', 'base64')
const WEBP = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')

let rig: Rig
beforeEach(async () => {
  rig = await createRig({ mediaLimits: { image: 200_000, video: 600_000, quota: 1_000_000 } })
})
afterEach(() => rig.dispose())

function upload(bytes: Uint8Array | null, type: string | null, more: { fileName?: string; workspace?: string; order?: 'type-last'; field?: string } = {}): Promise<Answer> {
  const form = new FormData()
  if (type !== null && more.order !== 'type-last') form.append('type', type)
  if (bytes !== null) form.append(more.field ?? 'file', new Blob([new Uint8Array(bytes)]), more.fileName ?? 'photo.bin')
  if (type !== null && more.order === 'type-last') form.append('type', type)
  return rig.api('POST', '/media/upload', { body: form, ...(more.workspace === undefined ? {} : { workspace: more.workspace }) })
}

/** An upload of an image that does not come to its end by itself. */
function beginUpload(): Socket {
  const port = Number(new URL(rig.sandbox.url).port)
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/v1/media/upload HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nx-api-key: ${rig.key}\r\nX-Workspace-Id: ${rig.one}\r\nContent-Type: multipart/form-data; boundary=bbbb\r\nContent-Length: 400000\r\n\r\n` +
      '--bbbb\r\nContent-Disposition: form-data; name="type"\r\n\r\nimage\r\n--bbbb\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc',
  )
  return socket
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
}
const kept = () => filesBelow(join(rig.dataDir, 'media'))
const arriving = () => filesBelow(join(rig.dataDir, 'arriving'))

describe('an upload', () => {
  it('is kept byte for byte, and answered as documented', async () => {
    const answer = await upload(PNG, 'image', { fileName: 'Sömmer ☀.png' })
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({ media_id: expect.any(String), type: 'image', file_name: 'Sömmer ☀.png', file_size: PNG.length, mime_type: 'image/png', created_at: new Date(rig.clock.now()).toISOString() })
    expect(kept().map((path) => readFileSync(path).equals(PNG))).toEqual([true])
    expect(kept()[0]).toBe(join(rig.dataDir, 'media', rig.one, answer.body.media_id))
    expect(arriving()).toEqual([])
    expect((await rig.admin('GET', `/media?workspace=${rig.one}`)).body.media).toMatchObject([{ mediaId: answer.body.media_id, workspaceId: rig.one, width: 32, height: 24 }])
    expect((await rig.admin('GET', `/media?workspace=${rig.two}`)).body.media).toEqual([])
  })

  it.each([
    ['image', 'JPEG', JPEG, 'image/jpeg'],
    ['image', 'PNG', PNG, 'image/png'],
    ['image', 'WebP', WEBP, 'image/webp'],
    ['video', 'MP4', MP4, 'video/mp4'],
    ['video', 'MOV', MOV, 'video/quicktime'],
    ['video', 'WebM', WEBM, 'video/webm'],
  ])('of the type %s may be %s, told by its bytes', async (type, _format, bytes, mime) => {
    const answer = await upload(bytes, type, { fileName: 'misnamed.txt' })
    expect([answer.status, answer.body.mime_type]).toEqual([200, mime])
  })

  it('may name its type behind the file', async () => {
    expect((await upload(PNG, 'image', { order: 'type-last' })).status).toBe(200)
    expect((await upload(Buffer.concat([PNG, Buffer.alloc(250_000)]), 'image', { order: 'type-last' })).body.error.code).toBe('FILE_TOO_LARGE')
  })

  it.each([
    ['another type than it is', MP4, 'image'],
    ['an image that is said to be a video', PNG, 'video'],
    ['a text', Buffer.from('hello, I am a picture'), 'image'],
    ['an image format that is not taken', Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;'), 'image'],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'image'],
    ['an image that ends after its first bytes', PNG.subarray(0, 20), 'image'],
    ['nothing', Buffer.alloc(0), 'image'],
    ['a type that is none', PNG, 'audio'],
    ['no type', PNG, null],
    ['no file', null, 'image'],
  ])('is refused: %s', async (_what, bytes, type) => {
    const answer = await upload(bytes, type)
    expect([answer.status, answer.body.error.code]).toEqual([400, 'VALIDATION_ERROR'])
    expect([...kept(), ...arriving()]).toEqual([])
  })

  it('is refused in another form', async () => {
    for (const ask of [{ json: { type: 'image', file: 'x' } }, {}, { body: 'x', headers: { 'content-type': 'multipart/form-data' } }]) {
      expect(await rig.api('POST', '/media/upload', ask)).toMatchObject({ status: 400, body: { error: { code: 'VALIDATION_ERROR' } } })
    }
    expect((await upload(PNG, 'image', { field: 'photo' })).status).toBe(400)
  })

  it('is refused when it is too large, by its own limit, while it still arrives', async () => {
    const image = await upload(Buffer.concat([PNG, Buffer.alloc(200_001 - PNG.length)]), 'image')
    expect([image.status, image.body.error.code]).toEqual([413, 'FILE_TOO_LARGE'])
    expect((await upload(Buffer.concat([PNG, Buffer.alloc(200_000 - PNG.length)]), 'image')).status).toBe(200)
    expect((await upload(Buffer.concat([MP4, Buffer.alloc(600_000 - MP4.length)]), 'video')).status).toBe(200)
    const video = await upload(Buffer.concat([MP4, Buffer.alloc(600_001 - MP4.length)]), 'video')
    expect([video.status, video.body.error.code]).toEqual([413, 'FILE_TOO_LARGE'])
    const announced = await upload(Buffer.concat([MP4, Buffer.alloc(5_000_000)]), 'video')
    expect([announced.status, announced.body.error.code]).toEqual([413, 'FILE_TOO_LARGE'])
    expect(kept()).toHaveLength(2)
    expect(arriving()).toEqual([])
  })

  it('is refused when the account is full, whichever workspace filled it', async () => {
    const big = Buffer.concat([MP4, Buffer.alloc(400_000 - MP4.length)])
    expect((await upload(big, 'video')).status).toBe(200)
    expect((await upload(big, 'video', { workspace: rig.two })).status).toBe(200)
    const full = await upload(big, 'video')
    expect([full.status, full.body.error.code]).toEqual([413, 'STORAGE_QUOTA_EXCEEDED'])
    expect(kept()).toHaveLength(2)
    rig.sandbox.service.workspaces.remove(rig.two)
    expect((await upload(big, 'video')).status).toBe(200)
  })

  it('passes the quota no more when many come at once', async () => {
    const big = Buffer.concat([MP4, Buffer.alloc(300_000 - MP4.length)])
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(big, 'video')))
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3)
    expect(answers.filter((answer) => answer.body.error?.code === 'STORAGE_QUOTA_EXCEEDED')).toHaveLength(5)
    expect(kept()).toHaveLength(3)
  })

  it('that breaks off leaves nothing and harms nobody', async () => {
    const socket = beginUpload()
    await expect.poll(() => arriving().length).toBe(1)
    socket.destroy()
    await expect.poll(() => arriving().length).toBe(0)
    expect((await upload(PNG, 'image')).status).toBe(200)
  })

  it('is refused before its end has come', async () => {
    const socket = beginUpload()
    const answer = once(socket, 'data')
    // More than an image may have, and then nothing: whoever waits for the end waits for ever.
    socket.write(Buffer.alloc(200_001))
    expect(String(await answer)).toMatch(/^HTTP\/1\.1 413 [\s\S]*FILE_TOO_LARGE/)
    socket.destroy()
    expect(arriving()).toEqual([])
  })

  it('that is under way when the service ends is given up in order', async () => {
    const socket = beginUpload()
    socket.on('error', () => {})
    await expect.poll(() => arriving().length).toBe(1)
    await rig.restart()
    expect([...kept(), ...arriving()]).toEqual([])
    expect(rig.reports).toEqual([])
    expect((await upload(PNG, 'image')).status).toBe(200)
  })

  it('is logged by its name, size and hash, and by its id once it has one', async () => {
    const good = await upload(PNG, 'image', { fileName: 'a.png' })
    await upload(MP4, 'image', { fileName: 'b.mp4' })
    const facts = (bytes: Buffer, fileName: string) => ({ type: 'image', fileName, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
    expect(rig.sandbox.service.log.read(0).map((entry) => [entry.operationId, entry.status, entry.body])).toEqual([
      ['uploadMedia', 200, { ...facts(PNG, 'a.png'), mediaId: good.body.media_id }],
      ['uploadMedia', 400, facts(MP4, 'b.mp4')],
    ])
  })
})

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\me\\photo.jpg', 'photo.jpg'],
    ['a\r\nX-Evil: 1.png', 'aX-Evil: 1.png'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['..', 'upload.png'],
    ['', 'upload.png'],
    [undefined, 'upload.png'],
    ['é'.normalize('NFD'), 'é'],
    ['👩‍🚀.png', '👩‍🚀.png'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanFileName(given, 'png')).toBe(shown)
  })
  it('is cut from the front, so that its ending stays', () => {
    expect(cleanFileName(`${'a'.repeat(500)}.png`, 'png')).toBe(`${'a'.repeat(196)}.png`)
  })
})
