/** The one error family on the wire and back: no code is lost between two processes, and nothing else gets through. */
import { ORPCError } from '@orpc/client'
import { errorDataSchema } from './base.ts'
import { AppError, ERROR_RECOVERY, isAppError } from './errors.ts'
import type { ErrorCode } from './errors.ts'

/** What a served procedure throws. An error that is no AppError leaves as INTERNAL, without its text: that may hold anything. */
export function toWireError(error: unknown): ORPCError<ErrorCode, unknown> {
  if (isAppError(error)) return new ORPCError(error.code, { message: error.message, data: error.data })
  if (error instanceof ORPCError) {
    // Input that its schema refused.
    if (error.code === 'BAD_REQUEST') return new ORPCError('INVALID_INPUT', { message: 'The request was not understood.', data: fieldOf(error.data) })
    if (isErrorCode(error.code)) return new ORPCError(error.code, { message: error.message, data: error.data ?? {} })
  }
  return new ORPCError('INTERNAL', { message: 'Something went wrong in the app.', data: {} })
}

/** What a caller gets. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = errorDataSchema.safeParse(error.data)
    return new AppError(error.code, error.message, data.success ? data.data : {}, error)
  }
  return new AppError('INTERNAL', 'Something went wrong in the app.', {}, error)
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_RECOVERY, code)
}

/** The first field a schema complained of. */
function fieldOf(data: unknown): { field?: string } {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues)) return {}
  const first: unknown = data.issues[0]
  if (typeof first !== 'object' || first === null || !('path' in first) || !Array.isArray(first.path)) return {}
  const field = first.path.map((part: unknown) => (typeof part === 'object' && part !== null && 'key' in part ? String(part.key) : String(part))).join('.')
  return field === '' ? {} : { field: field.slice(0, 100) }
}
