import { describe, expect, it } from 'vitest'
import { encodeUpload, safeFileName } from '../../../src/core/powerpost/multipart.ts'
import type { UploadSource } from '../../../src/core/powerpost/index.ts'

const source = (over: Partial<UploadSource> = {}): UploadSource => ({
  fileName: 'a.png', mime: 'image/png', kind: 'image', size: 4, open: async function* () { yield new Uint8Array([1, 2]); yield new Uint8Array([3, 4]) }, ...over,
})
const read = async (encoded: ReturnType<typeof encodeUpload>) => {
  const parts: Uint8Array[] = []
  for await (const part of encoded.stream()) parts.push(part)
  return Buffer.concat(parts)
}
const BOUNDARY = 'powerpost-0123456789abcdef'

describe('one upload body', () => {
  it('has the length it promised, the field and exactly one file', async () => {
    const encoded = encodeUpload(source(), BOUNDARY)
    expect(encoded.ended()).toBe(false)
    const body = await read(encoded)
    expect(body.byteLength).toBe(encoded.length)
    expect(encoded.ended()).toBe(true)
    const text = body.toString('latin1')
    expect(text.match(/Content-Disposition/g)).toHaveLength(2)
    expect(text.match(/filename=/g)).toHaveLength(1)
    expect(text).toContain('name="type"\r\n\r\nimage\r\n')
  })

  it.each([
    'CR\r\nContent-Type: text/html\r\n\r\n<script>', 'quote".png', '"; name="type', 'nul\0.png', 'line\u2028sep.png', '\u202egnp.exe', '..\\..\\etc', '../../etc/passwd',
    'CON.png', 'a.png:ads', ' ', '', '.', '....', '😀'.repeat(300), '\ud800lone', 'e\u0301.png', 'x'.repeat(10_000), `--${BOUNDARY}--`,
  ])('cannot be bent by the name %j', async (fileName) => {
    const body = (await read(encodeUpload(source({ fileName }), BOUNDARY))).toString('utf8')
    expect(body.match(/Content-Disposition/g)).toHaveLength(2)
    expect(body.split('\r\n').filter((line) => line.startsWith(`--${BOUNDARY}`))).toHaveLength(3)
    const name = /filename="([^\r\n]*)"\r\n/.exec(body)?.[1] ?? ''
    expect(name).not.toMatch(/["\\/\r\n\0\u202e\u2028]/)
    expect(name.length).toBeGreaterThan(0)
    expect(Array.from(name).length).toBeLessThanOrEqual(200)
  })

  it('keeps ordinary names, in one normal form', () => {
    expect(safeFileName('Über uns – menü.png', 'image/png')).toBe('Über uns – menü.png')
    expect(safeFileName('e\u0301.png', 'image/png')).toBe('\u00e9.png')
    expect(safeFileName('', 'image/webp')).toBe('file.webp')
  })

  it('fails when the file is not the promised one', async () => {
    await expect(read(encodeUpload(source({ size: 3 }), BOUNDARY))).rejects.toThrow('grew')
    await expect(read(encodeUpload(source({ size: 5 }), BOUNDARY))).rejects.toThrow('cut')
  })

  it('cuts large chunks to a mebibyte', async () => {
    const big = new Uint8Array(3 * 1024 * 1024 + 5)
    const sizes: number[] = []
    for await (const part of encodeUpload(source({ size: big.length, open: async function* () { yield big } }), BOUNDARY).stream()) sizes.push(part.byteLength)
    expect(Math.max(...sizes)).toBe(1024 * 1024)
  })
})
