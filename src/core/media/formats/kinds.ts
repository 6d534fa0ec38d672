/** What a file is, by its first bytes alone. Pure; 4 KiB are enough. */
import { formatOf } from './index.ts'
import type { ImageFormat } from './index.ts'

export interface VideoFormat {
  mime: 'video/mp4' | 'video/quicktime' | 'video/webm'
  /** Of stored files. */
  ext: 'mp4' | 'mov' | 'webm'
  /** Extensions that promise this content. */
  extensions: readonly string[]
}

export type FileKind =
  | { kind: 'image'; format: ImageFormat }
  | { kind: 'video'; format: VideoFormat }
  /** A picture of a kind that cannot be sent, of which a copy can be made. */
  | { kind: 'convertible'; mime: 'image/gif' | 'image/tiff' | 'image/avif' | 'image/heic' | 'image/heif' }
  | { kind: 'other' }

const MP4: VideoFormat = { mime: 'video/mp4', ext: 'mp4', extensions: ['mp4', 'm4v'] }
const MOV: VideoFormat = { mime: 'video/quicktime', ext: 'mov', extensions: ['mov', 'qt'] }
const WEBM: VideoFormat = { mime: 'video/webm', ext: 'webm', extensions: ['webm'] }
const VIDEOS = [MP4, MOV, WEBM]

export const videoOfMime = (mime: string): VideoFormat | null => VIDEOS.find((format) => format.mime === mime) ?? null

/** Brands of `ftyp` that mean a film for people; others are sounds, still pictures, or films for telephones of old. */
const MP4_BRANDS = /^(iso[m2-9a]|mp4[12]|mp71|avc1|hvc1|hev1|av01|M4V[ HP]|MSNV|XAVC|ND[SX][CHMP]|dash|cmf[cf2]|f4v |F4V )$/u

/** ISO/IEC 23008-12, annex B: pictures coded with HEVC, alone or in a series. */
const HEIC_BRANDS = /^(hei[cxms]|hev[cxms])$/u

export function kindOf(head: Buffer): FileKind {
  const image = formatOf(head)
  if (image) return { kind: 'image', format: image }
  const text = (from: number, to: number) => head.toString('latin1', from, to)
  if (/^GIF8[79]a$/u.test(text(0, 6))) return { kind: 'convertible', mime: 'image/gif' }
  if (text(0, 4) === 'II*\0' || text(0, 4) === 'MM\0*') return { kind: 'convertible', mime: 'image/tiff' }
  if (text(4, 8) === 'ftyp') return kindOfBrands(head)
  if (isOldQuickTime(head)) return { kind: 'video', format: MOV }
  if (head.length > 4 && head.readUInt32BE(0) === 0x1a45dfa3 && docType(head) === 'webm') return { kind: 'video', format: WEBM }
  return { kind: 'other' }
}

/** ISO/IEC 14496-12, 4.3: the major brand, its version, and all that the file is compatible with. */
function kindOfBrands(head: Buffer): FileKind {
  const end = Math.min(head.length, head.readUInt32BE(0))
  const brand = (at: number) => head.toString('latin1', at, at + 4)
  const major = brand(8)
  const brands = [major]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(brand(at))
  if (major === 'qt  ') return { kind: 'video', format: MOV }
  if (major === 'avif' || major === 'avis') return { kind: 'convertible', mime: 'image/avif' }
  if (major === 'mif1' && brands.includes('avif') && !brands.some((one) => HEIC_BRANDS.test(one))) return { kind: 'convertible', mime: 'image/avif' }
  // Also series of pictures (`msf1`): telephones put the one that is shown first among them.
  if (HEIC_BRANDS.test(major) || (/^m[is]f1$/u.test(major) && brands.some((one) => HEIC_BRANDS.test(one)))) return { kind: 'convertible', mime: 'image/heic' }
  if (major === 'mif1') return { kind: 'convertible', mime: 'image/heif' }
  if (/^(msf1|M4[AB] |F4[AB] |3g|crx|jp2|jpx)/u.test(major)) return { kind: 'other' }
  return brands.some((one) => MP4_BRANDS.test(one)) ? { kind: 'video', format: MP4 } : { kind: 'other' }
}

/** Films from before `ftyp`: they begin with one of a few boxes of a size that can be. */
function isOldQuickTime(head: Buffer): boolean {
  if (head.length < 16) return false
  const size = head.readUInt32BE(0)
  return /^(moov|mdat|wide|pnot)$/u.test(head.toString('latin1', 4, 8)) && (size === 0 || size === 1 || size >= 8)
}

/** The element 0x4282 of the EBML header. */
function docType(head: Buffer): string {
  const at = head.indexOf(Buffer.from([0x42, 0x82]), 4)
  if (at < 0 || at > 64) return ''
  const length = (head[at + 2] ?? 0) & 0x7f
  return head.toString('latin1', at + 3, at + 3 + length).replace(/\0+$/u, '')
}
