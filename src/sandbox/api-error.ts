/** What the service refuses, with the status that belongs to each code (docs: errors). */
export const REFUSALS = {
  VALIDATION_ERROR: 400,
  INVALID_API_KEY: 401,
  INSUFFICIENT_CREDITS: 402,
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPE: 403,
  NOT_FOUND: 404,
  ALREADY_PUBLISHED: 409,
  FILE_TOO_LARGE: 413,
  STORAGE_QUOTA_EXCEEDED: 413,
  PLATFORM_NOT_CONNECTED: 422,
  RATE_LIMIT_EXCEEDED: 429,
  INTERNAL_ERROR: 500,
} as const
export type RefusalCode = keyof typeof REFUSALS

export class ApiError extends Error {
  readonly code: RefusalCode
  /** Seconds; with RATE_LIMIT_EXCEEDED only. */
  readonly retryAfter: number | undefined

  constructor(code: RefusalCode, message: string, retryAfter?: number) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.retryAfter = retryAfter
  }

  get status(): number {
    return REFUSALS[this.code]
  }

  /** As it goes over the wire. */
  body(): { error: { message: string; code: RefusalCode; retryAfter?: number } } {
    return { error: { message: this.message, code: this.code, ...(this.retryAfter === undefined ? {} : { retryAfter: this.retryAfter }) } }
  }
}

export const notFound = (what: string) => new ApiError('NOT_FOUND', `There is no such ${what} in this workspace.`)
