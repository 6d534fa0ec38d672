/** Faults of the disk and of SQLite, told in the app's one family of errors. */
import { AppError, isAppError } from '../../contract/errors.ts'
import type { ErrorCode } from '../../contract/errors.ts'

/** Thrown while checking a file, before anything was written to it. */
export class DamagedFileError extends Error {
  /** What the check found; for the log, never branched on. */
  readonly finding: string
  constructor(finding: string) {
    super(`a damaged database: ${finding}`)
    this.name = 'DamagedFileError'
    this.finding = finding
  }
}

/** The file was written by a newer version of the app; nothing was touched. */
export class NewerFileError extends Error {
  readonly found: number
  readonly known: number
  constructor(found: number, known: number) {
    super(`a database of version ${found}, newer than ${known}`)
    this.name = 'NewerFileError'
    this.found = found
    this.known = known
  }
}

export type StorageFault = Extract<ErrorCode, 'DISK_FULL' | 'DISK_READ_ONLY' | 'WORKSPACE_DAMAGED' | 'WORKSPACE_NEWER'>

const FULL = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'EFBIG'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM', 'EIO'])
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|DATA|CORRUPTFS))/u
const UNWRITABLE = /^SQLITE_(READONLY|CANTOPEN|IOERR|PERM|AUTH)/u

/** Which fault of the disk an error is, or null for every other error. */
export function storageFault(error: unknown): StorageFault | null {
  if (error instanceof DamagedFileError) return 'WORKSPACE_DAMAGED'
  if (error instanceof NewerFileError) return 'WORKSPACE_NEWER'
  if (isAppError(error)) return isFault(error.code) ? error.code : null
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (FULL.has(code)) return 'DISK_FULL'
  if (READ_ONLY.has(code)) return 'DISK_READ_ONLY'
  if (DAMAGED.test(code)) return 'WORKSPACE_DAMAGED'
  return UNWRITABLE.test(code) ? 'DISK_READ_ONLY' : null
}

const WORDS: Record<StorageFault, string> = {
  DISK_FULL: 'The disk is full. Nothing was changed; free some space and try again.',
  DISK_READ_ONLY: 'The data folder cannot be written. Nothing was changed.',
  WORKSPACE_DAMAGED: 'The file of this workspace is damaged. It is kept as it is.',
  WORKSPACE_NEWER: 'This file was written by a newer version of the app. It was not touched.',
}

/** The same error in the app's family where it is a fault of the disk; any other error as it was. */
export function toStorageError(error: unknown, workspaceId?: string): unknown {
  if (isAppError(error)) return error
  const fault = storageFault(error)
  return fault === null ? error : new AppError(fault, WORDS[fault], workspaceId === undefined ? {} : { workspaceId }, error)
}

function isFault(code: ErrorCode): code is StorageFault {
  return Object.hasOwn(WORDS, code)
}
