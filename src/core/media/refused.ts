/** Why a file is not taken, from what went wrong. */
import type { Offer, Refusal } from '../../contract/schemas/media.ts'
import { storageFault } from '../storage/index.ts'

export class Refused extends Error {
  readonly refusal: Refusal
  /** The file's own type or size, where that explains it. Never a path. */
  readonly detail: string | null
  constructor(refusal: Refusal, detail: string | null = null) {
    super(`refused: ${refusal}`)
    this.name = 'Refused'
    this.refusal = refusal
    this.detail = detail
  }
}

/** Not taken as it is; a copy could be. */
export class Offered extends Error {
  readonly offer: Offer
  readonly detail: string | null
  constructor(offer: Offer, detail: string | null) {
    super(`offered: ${offer}`)
    this.name = 'Offered'
    this.offer = offer
    this.detail = detail
  }
}

/** The work was told to stop: nothing is known about the file, which stays to be done. */
export class Interrupted extends Error {
  constructor() {
    super('stopped')
    this.name = 'Interrupted'
  }
}

const BY_CODE: Record<string, Refusal> = {
  ENOENT: 'vanished', ENOTDIR: 'vanished', ESTALE: 'vanished',
  ELOOP: 'symlink',
  EACCES: 'unreadable', EPERM: 'unreadable', EIO: 'unreadable', EBUSY: 'unreadable', EMFILE: 'failed',
  ENXIO: 'not-a-file', ENODEV: 'not-a-file', EISDIR: 'not-a-file', EOPNOTSUPP: 'not-a-file',
  ENAMETOOLONG: 'name-invalid', ERR_INVALID_ARG_VALUE: 'name-invalid',
}

/** For faults met at the source. */
export function sourceRefusal(error: unknown): Error {
  if (error instanceof Refused || error instanceof Offered || error instanceof Interrupted) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return new Refused(BY_CODE[code] ?? 'failed')
}

/** For faults met where the copy is written. */
export function storeRefusal(error: unknown): Error {
  if (error instanceof Refused || error instanceof Offered || error instanceof Interrupted) return error
  return new Refused(storageFault(error) === 'DISK_FULL' ? 'disk-full' : 'failed')
}
