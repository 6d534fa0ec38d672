/** What people and their enemies drop. Each is refused by name or taken whole; the good ones of the same batch are taken. */
import { execFileSync, spawn } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync, chmodSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_IMAGE_BYTES } from '../../../src/contract/schemas/media.ts'
import { nameFor, nameOf } from '../../../src/core/media/names.ts'
import { formatOfMime } from '../../../src/core/media/formats/index.ts'
import { sourceRefusal } from '../../../src/core/media/refused.ts'
import { makePng } from '../../support/make-image.ts'
import { jpegSegment, photo, pngChunk, pngOfSize, webpWithMetadata } from './photos.ts'
import { createMediaRig, fates } from './rig.ts'
import type { MediaRig } from './rig.ts'

let rig: MediaRig
beforeEach(() => {
  rig = createMediaRig()
})
afterEach(() => {
  rig.mustBeSound()
  rig.dispose()
})

const svg = (body: string) => `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${body}</svg>`
const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 10 }, (_, at) => `<!ENTITY ${'bcdefghijk'[at]} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]><svg>&k;</svg>`
const gif = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;', 'latin1')
const mp4 = (size: number) => {
  const head = Buffer.alloc(32)
  head.writeUInt32BE(size)
  head.write('ftypmp42', 4, 'latin1')
  return head
}
/** A chunk that would unfold to 200 MB if anyone did. */
const bomb = pngChunk('iTXt', Buffer.concat([Buffer.from('c\0\x01\0\0\0', 'latin1'), deflateSync(Buffer.alloc(20_000_000))]))
const AFTER_HEADER = 33
const plain = makePng(1, 16, 16)

/** Name, bytes, and what becomes of it. */
const corpus: [string, Buffer | string, string][] = [
  ['empty.png', '', 'empty'],
  ['script.svg', svg('<script>alert(1)</script>'), 'unsupported-type'],
  ['script-as.png', svg('<script>alert(1)</script>'), 'type-mismatch'],
  ['foreign.svg', svg('<foreignObject><body onload="x()"/></foreignObject><image href="http://127.0.0.1/x"/>'), 'unsupported-type'],
  ['laughs.png', laughs, 'type-mismatch'],
  ['page.html', '<!doctype html><script>alert(1)</script>', 'unsupported-type'],
  ['page.jpg', '<!doctype html><script>alert(1)</script>', 'type-mismatch'],
  ['script.js', 'alert(1)', 'unsupported-type'],
  ['moving.gif', gif, 'offered'],
  ['moving-as.jpg', gif, 'type-mismatch'],
  ['gif-and-script.gif', Buffer.concat([Buffer.from('GIF89a=1;alert(1)//'), Buffer.alloc(50)]), 'offered'],
  ['clip.mkv', Buffer.from('\x1a\x45\xdf\xa3\x8b\x42\x82\x88matroska', 'latin1'), 'unsupported-type'],
  ['clip-as.png', mp4(32), 'type-mismatch'],
  ['paper.pdf', '%PDF-1.7\n', 'unsupported-type'],
  ['nested.zip', Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1'), 'unsupported-type'],
  ['photo.heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1'), 'offered'],
  ['series.heics', Buffer.from('\0\0\0\x18ftypmsf1\0\0\0\0isom', 'latin1'), 'unsupported-type'],
  ['three-bytes.jpg', Buffer.from([0xff, 0xd8, 0xff]), 'broken-image'],
  ['head-only.jpg', photo('baseline').subarray(0, 40), 'broken-image'],
  ['half.jpg', photo('baseline').subarray(0, 150), 'broken-image'],
  ['nearly.jpg', photo('baseline').subarray(0, -1), 'broken-image'],
  ['half.webp', photo('lossless').subarray(0, 50), 'broken-image'],
  ['head-only.png', plain.subarray(0, AFTER_HEADER), 'broken-image'],
  ['endless-segment.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), Buffer.alloc(1000, 1)]), 'broken-image'],
  ['fifty-thousand.png', pngOfSize(500, 1, { width: 50_000, height: 50_000 }), 'too-large'],
  ['long-side.png', pngOfSize(500, 1, { width: 16_385, height: 1 }), 'too-large'],
  ['many-pixels.png', pngOfSize(500, 1, { width: 10_001, height: 10_000 }), 'too-large'],
  ['one-byte-too-many.png', pngOfSize(MAX_IMAGE_BYTES + 1), 'offered'],
  ['just-small-enough.png', pngOfSize(MAX_IMAGE_BYTES), 'added'],
  ['just-few-enough-pixels.png', pngOfSize(500, 1, { width: 10_000, height: 10_000 }), 'added'],
  ['just-short-enough.png', pngOfSize(501, 1, { width: 16_384, height: 1 }), 'added'],
  ['photo-and-page.jpg', Buffer.concat([photo('baseline').subarray(0, 2), jpegSegment(0xfe, Buffer.from('<html><script>alert(1)</script>')), photo('baseline').subarray(2)]), 'added'],
  ['photo-and-zip.png', Buffer.concat([plain, Buffer.from('PK\x03\x04', 'latin1')]), 'added'],
  ['text-bomb.png', Buffer.concat([plain.subarray(0, AFTER_HEADER), bomb, plain.subarray(AFTER_HEADER)]), 'added'],
  ['moving.webp', webpWithMetadata('animated', 1), 'added'],
  ['negative.jpg', photo('cmyk'), 'added'],
]

describe('a batch of hostile files', () => {
  it(`${corpus.length} of them: each gets its own answer, the draft holds the good ones alone`, async () => {
    const draftId = rig.newDraft()
    const result = await rig.bring(corpus.map(([name, bytes]) => rig.source(name, bytes)), draftId)
    expect(result.items.map((item) => [item.name, item.refusal ?? item.outcome])).toEqual(corpus.map(([name, , fate]) => [name, fate]))
    const good = corpus.filter(([, , fate]) => fate === 'added').length
    expect(rig.mediaOf(draftId)).toHaveLength(good)
    expect(rig.stored()).toHaveLength(good)
    expect(rig.logs).toEqual([])
    // What is refused is explained in the file's own terms, never by where it lies.
    const details = Object.fromEntries(result.items.map((item) => [item.name, item.detail]))
    expect(details).toMatchObject({ 'clip.mkv': 'video/matroska', 'moving.gif': 'image/gif', 'moving-as.jpg': 'image/gif', 'one-byte-too-many.png': '10.1 MB', 'fifty-thousand.png': '50000 × 50000 pixels', 'paper.pdf': 'application/pdf' })
    expect(JSON.stringify(result)).not.toContain(rig.sources)
    // What was taken can go out.
    for (const item of result.items) if (item.mediaId) expect(await rig.media.ensureUploadRendition(rig.test.workspace, item.mediaId)).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('a sparse file of 1 TB is refused at once', async () => {
    const path = rig.source('vast.png', makePng(1, 8, 8))
    truncateSync(path, 1e12)
    const result = await rig.bring([path])
    expect(result.items[0]).toMatchObject({ refusal: 'too-large', detail: '1000000.0 MB' })
  })
})

describe.skipIf(process.platform === 'win32')('things that are not files', () => {
  it('are refused at once, and none hangs', async () => {
    const at = (name: string) => join(rig.sources, name)
    const real = rig.source('real.png', makePng(1, 16, 16))
    mkdirSync(at('folder.png'))
    execFileSync('mkfifo', [at('pipe.png')])
    symlinkSync(real, at('link.png'))
    symlinkSync('/etc/passwd', at('passwd.png'))
    symlinkSync(at('loop.png'), at('loop.png'))
    symlinkSync(at('nothing'), at('dangling.png'))
    linkSync(real, at('hard-link.png'))
    const server = createServer().listen(at('socket.png'))
    await new Promise((resolve) => server.once('listening', resolve))
    try {
      const result = await rig.bring([
        at('folder.png'), `${at('folder.png')}/`, at('pipe.png'), '/dev/zero', '/dev/null', at('socket.png'), at('link.png'), at('passwd.png'), at('loop.png'), at('dangling.png'),
        at('missing.png'), join(real, 'inside.png'), 'relative.png', `${real}\0.png`, at('x'.repeat(300)), at('bad\ufffdname.png'), at('hard-link.png'),
      ])
      expect(fates(result)).toEqual([
        'empty', 'empty', 'not-a-file', 'not-a-file', 'not-a-file', 'not-a-file', 'symlink', 'symlink', 'symlink', 'symlink',
        'vanished', 'vanished', 'name-invalid', 'name-invalid', 'name-invalid', 'name-invalid', 'added',
      ])
    } finally {
      server.close()
    }
  })

  it('a pipe put in the place of a file between the look and the opening is refused too', async () => {
    const path = rig.source('swapped.png', makePng(1, 16, 16))
    // Swaps as fast as it can while the import runs; whichever it meets, it ends.
    const swapper = spawn('sh', ['-c', `for i in $(seq 300); do rm -f "${path}"; mkfifo "${path}"; rm -f "${path}"; cp "${path}.copy" "${path}"; done`])
    writeFileSync(`${path}.copy`, makePng(1, 16, 16))
    const seen = new Set<string>()
    for (let round = 0; round < 60; round += 1) for (const fate of fates(await rig.bring([path]))) seen.add(fate)
    swapper.kill('SIGKILL')
    await new Promise((resolve) => swapper.once('close', resolve))
    const allowed = new Set(['added', 'duplicate', 'vanished', 'not-a-file', 'empty', 'changed-while-read', 'broken-image', 'type-mismatch'])
    expect([...seen].filter((fate) => !allowed.has(fate))).toEqual([])
  })
})

describe('a file that may not be read', () => {
  // To root every file is readable.
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('is refused by name', async () => {
    const path = rig.source('secret.png', makePng(1, 16, 16))
    chmodSync(path, 0)
    expect(fates(await rig.bring([path]))).toEqual(['unreadable'])
  })

  it.each([['EACCES', 'unreadable'], ['EPERM', 'unreadable'], ['EIO', 'unreadable'], ['ELOOP', 'symlink'], ['ENXIO', 'not-a-file'], ['ESTALE', 'vanished'], ['ENAMETOOLONG', 'name-invalid'], ['EWHATEVER', 'failed']])(
    'the system’s word %s means %s',
    (code, refusal) => expect(sourceRefusal(Object.assign(new Error('x'), { code }))).toMatchObject({ refusal }),
  )
})

describe('names', () => {
  it.each([
    ['/a/b/Brot.png', 'Brot.png'],
    ['C:\\Users\\me\\Brot.png', 'Brot.png'],
    ['..\\..\\a.png', 'a.png'],
    ['/a/line\nbreak\r\n.png', 'linebreak.png'],
    ['/a/quote".png', 'quote".png'],
    ['/a/semi;colon.png', 'semi;colon.png'],
    ['/a/gpj.\u202egnp.png', 'gpj.gnp.png'],
    ['/a/\u2066hidden\u2069.png', 'hidden.png'],
    ['/a/cafe\u0301.png', 'caf\u00e9.png'],
    ['/a/\u{1f469}\u200d\u{1f373}.png', '\u{1f469}\u200d\u{1f373}.png'],
    ['/a/CON.png', 'CON.png'],
    ['/a/trailing. ', 'trailing.'],
    ['/a/a.png:ads', 'a.png:ads'],
    ['/a/\ud83d.png', '.png'],
    ['/a/\u202e\n', 'file'],
    ['/', 'file'],
    [`/a/${'x'.repeat(255)}.jpeg`, `${'x'.repeat(195)}.jpeg`],
    [`/a/${'\u{1f950}'.repeat(100)}x.png`, `${'\u{1f950}'.repeat(98)}.png`],
  ])('%j is shown as %j', (path, name) => {
    expect(nameOf(path)).toBe(name)
    expect(nameOf(path).length).toBeLessThanOrEqual(200)
  })

  it('of two files that differ only in how their accents are written are two', async () => {
    const result = await rig.bring([rig.source('cafe\u0301.png', makePng(1, 16, 16)), rig.source('caf\u00e9.png', makePng(2, 16, 16))])
    expect(result.items.map((item) => item.name)).toEqual(['caf\u00e9.png', 'caf\u00e9.png'])
    expect(fates(result)).toEqual(['added', 'added'])
  })

  it('go out with the extension of their content', () => {
    const jpeg = formatOfMime('image/jpeg')
    if (!jpeg) throw new Error('no jpeg')
    expect(['a.png', 'a.jpeg', 'a', '.png', 'a.b.PNG'].map((name) => nameFor(name, jpeg))).toEqual(['a.jpg', 'a.jpeg', 'a.jpg', 'file.jpg', 'a.b.jpg'])
  })

  it('that are odd are kept with the file', async () => {
    const name = 'a "quoted"; name\nwith a line.png'
    const { items } = await rig.bring([rig.source(name, makePng(1, 16, 16))])
    expect(items[0]).toMatchObject({ name: 'a "quoted"; namewith a line.png', outcome: 'added' })
    expect(readFileSync(rig.stored()[0] ?? '').equals(makePng(1, 16, 16))).toBe(true)
  })
})
