/** Errors of the bridge to the shell are plain `{ name, message }` objects, whose name is the code (src/contract/shell-contract.ts). */
import { AppError, ERROR_CODES, isAppError } from '../../contract/errors.ts'
import { toAppError } from '../../contract/wire-error.ts'

/** Takes errors of the core as well. */
export function bridgeError(error: unknown): AppError {
  if (isAppError(error)) return error
  if (typeof error !== 'object' || error === null || !('name' in error) || !('message' in error)) return toAppError(error)
  const code = ERROR_CODES.find((one) => one === error.name)
  return code === undefined ? toAppError(error) : new AppError(code, String(error.message), {}, error)
}
