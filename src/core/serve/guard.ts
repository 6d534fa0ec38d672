/** What stands around every served call: it is counted, refused once the core closes, and its error leaves in the one family. */
import { AppError, isAppError } from '../../contract/errors.ts'
import { toWireError } from '../../contract/wire-error.ts'
import type { CoreDeps } from '../ports.ts'

export interface ClosingCore {
  readonly closing: boolean
}

interface CallOptions<T> {
  path: readonly string[]
  next: () => Promise<T>
}

/** An interceptor for oRPC's handlers. */
export function createGuard(core: ClosingCore, log: CoreDeps['log'], exempt: readonly string[] = []) {
  return async <T>(call: CallOptions<T>): Promise<T> => {
    const name = call.path.join('.')
    try {
      if (core.closing && !exempt.includes(name)) throw new AppError('SHUTTING_DOWN', 'The app is closing.')
      return await call.next()
    } catch (error) {
      const wire = toWireError(error)
      // An error nobody foresaw: its place is worth more than its text, which may hold anything.
      if (wire.code === 'INTERNAL' && !isAppError(error)) log('error', 'a call failed unforeseen', { call: name, where: placeOf(error) })
      throw wire
    }
  }
}

/** The first line of the stack that names a file of ours, and the kind of error. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const line = error.stack?.split('\n').find((one) => one.trimStart().startsWith('at ')) ?? ''
  const place = line.trim().split(/[/\\]/u).at(-1) ?? ''
  return `${error.name}${code} ${place}`.slice(0, 200)
}
