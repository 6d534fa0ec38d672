/** Addresses of files that whoever has them may open until their time is over, without a key (docs: images, videos: 7 days). */
import { createHmac, timingSafeEqual } from 'node:crypto'

export const ADDRESS_LIFE_MS = 7 * 24 * 60 * 60 * 1000
export const FILES_ROOT = '/files'
/** Where the dashboard's page has its pictures from: they are no requests of a client, so no fault strikes them and no log has them. */
export const PAGE_FILES_ROOT = '/dashboard/files'
export type FilesRoot = typeof FILES_ROOT | typeof PAGE_FILES_ROOT

export type FileForm = 'whole' | 'thumbnail'

export interface Addresses {
  /** A path from the root of the host. `until` in ms; the address says whole seconds. */
  sign(mediaId: string, form: FileForm, until: number, root?: FilesRoot): string
  check(mediaId: string, form: FileForm, root: FilesRoot, query: { expires?: string | undefined; signature?: string | undefined }): 'good' | 'over' | 'forged'
}

export function createAddresses(secret: string, now: () => number): Addresses {
  const mark = (mediaId: string, form: FileForm, root: FilesRoot, expires: string) => createHmac('sha256', secret).update(`${root} ${form} ${mediaId} ${expires}`).digest('base64url')
  return {
    sign(mediaId, form, until, root = FILES_ROOT) {
      const expires = String(Math.floor(until / 1000))
      const path = `${root}/${encodeURIComponent(mediaId)}${form === 'thumbnail' ? '/thumbnail' : ''}`
      return `${path}?expires=${expires}&signature=${mark(mediaId, form, root, expires)}`
    },
    check(mediaId, form, root, { expires = '', signature = '' }) {
      const wanted = Buffer.from(mark(mediaId, form, root, expires))
      const given = Buffer.from(signature)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return 'forged'
      return Number(expires) * 1000 > now() ? 'good' : 'over'
    },
  }
}
