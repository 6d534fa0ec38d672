/**
 * The one error family. Every refused call carries one of these codes; each has exactly one documented recovery.
 * Nothing branches on a message: messages are for people and may change.
 */
export const RECOVERIES = ['fix-input', 'retry', 'wait-for-network', 'enter-key', 'reload', 'free-space', 'choose', 'report'] as const
export type Recovery = (typeof RECOVERIES)[number]

export const ERROR_RECOVERY = {
  /** The input does not fit; `field` names it. */
  INVALID_INPUT: 'fix-input',
  NOT_FOUND: 'reload',
  /** The draft changed since it was read; both texts are kept. */
  STALE_REVISION: 'reload',
  /** The draft already has a live send. */
  ALREADY_SENDING: 'choose',
  /** The send has problems the network would refuse; `details` lists them. */
  NOT_SENDABLE: 'fix-input',
  /** The act is not possible in the state the thing is in now. */
  NOT_POSSIBLE_NOW: 'reload',
  WORKSPACE_NOT_LINKED: 'choose',
  /** That remote workspace is in the app already; `workspaceId` names it. */
  WORKSPACE_EXISTS: 'choose',
  /** The workspace's file is missing. */
  WORKSPACE_MISSING: 'choose',
  /** The workspace's file is damaged; it was set aside untouched. */
  WORKSPACE_DAMAGED: 'choose',
  /** The file was written by a newer version of the app. */
  WORKSPACE_NEWER: 'report',
  /** The name typed to confirm is not the name. */
  CONFIRMATION_MISMATCH: 'fix-input',
  /** 401: the key is wrong or revoked. */
  KEY_REFUSED: 'enter-key',
  /** No key is held for the account (keychain empty or broken). */
  KEY_MISSING: 'enter-key',
  /** 403 FORBIDDEN on a workspace: not owned by the key's account. */
  REMOTE_FORBIDDEN: 'fix-input',
  /** 400: the service does not take the id. */
  REMOTE_REFUSED: 'fix-input',
  /** 403 INSUFFICIENT_SCOPE. */
  SCOPE_MISSING: 'enter-key',
  OFFLINE: 'wait-for-network',
  /** The service answered something it should not (HTML, 5xx, a redirect, too large …). */
  BAD_ANSWER: 'retry',
  RATE_LIMITED: 'retry',
  DISK_FULL: 'free-space',
  DISK_READ_ONLY: 'choose',
  MEDIA_REFUSED: 'fix-input',
  SANDBOX_UNAVAILABLE: 'retry',
  /** The core went away while the call was in flight; it may or may not have been done: repeat with the same commandId. */
  CORE_RESTARTED: 'retry',
  /** The core crashed too often and is not restarted. */
  CORE_STOPPED: 'report',
  SHUTTING_DOWN: 'retry',
  TIMEOUT: 'retry',
  INTERNAL: 'report',
} as const satisfies Record<string, Recovery>

export type ErrorCode = keyof typeof ERROR_RECOVERY
// Object.keys widens to string[]; the object is `as const`, so its keys are exactly ErrorCode.
export const ERROR_CODES = Object.keys(ERROR_RECOVERY) as ErrorCode[]

/** What an error may carry beside its code. Never a key, never a path outside the data folder. */
export interface ErrorData {
  field?: string | undefined
  workspaceId?: string | undefined
  requestId?: string | undefined
  details?: string[] | undefined
}

/** The error thrown everywhere inside the core and the shell. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly data: ErrorData
  constructor(code: ErrorCode, message: string, data: ErrorData = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.data = data
  }
}

export function isAppError(value: unknown): value is AppError {
  return value instanceof AppError
}
