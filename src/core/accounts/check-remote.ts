/** One cheap read that tells whether a key reaches a workspace (rules 1, "Adding a workspace is checked"). */
import { AppError } from '../../contract/errors.ts'
import type { ClientFactory, Outcome } from '../powerpost/types.ts'
import type { AccountKind } from './types.ts'

export type RemoteLink = 'verified' | 'not-verified'

/**
 * `not-verified`: the key lacks `content:read`, which proves nothing about ownership. Everything else that is no clear yes
 * is thrown: REMOTE_REFUSED, REMOTE_FORBIDDEN, KEY_REFUSED, OFFLINE, RATE_LIMITED, BAD_ANSWER.
 */
export async function checkRemote(clients: ClientFactory, binding: { accountId: string; kind: AccountKind; baseUrl: string; key: string; remoteId: string }): Promise<RemoteLink> {
  return judge(await clients.forWorkspace(binding).check())
}

export function judge(outcome: Outcome<unknown>): RemoteLink {
  const requestId = outcome.meta.requestId
  const data = requestId === null ? {} : { requestId }
  if (outcome.kind === 'ok') return 'verified'
  if (outcome.kind === 'not-sent') {
    if (outcome.reason === 'limiter') throw new AppError('RATE_LIMITED', 'PowerPost asks for a pause. Try again in a moment.', data)
    throw new AppError('OFFLINE', 'PowerPost cannot be reached right now.', data)
  }
  if (outcome.kind === 'unclear') {
    // A read without an answer tells nothing but that the way there is bad.
    if (outcome.reason === 'timeout' || outcome.reason === 'reset' || outcome.reason === 'aborted') throw new AppError('OFFLINE', 'PowerPost did not answer.', data)
    throw new AppError('BAD_ANSWER', 'PowerPost answered something it should not. Check the address, or try again later.', data)
  }
  switch (outcome.status) {
    case 400:
    case 404:
    case 422:
      throw new AppError('REMOTE_REFUSED', 'PowerPost does not take this workspace id.', { ...data, field: 'remoteId' })
    case 401:
      throw new AppError('KEY_REFUSED', 'PowerPost refuses the API key of this account.', { ...data, field: 'key' })
    case 403:
      if (outcome.code === 'INSUFFICIENT_SCOPE') return 'not-verified'
      throw new AppError('REMOTE_FORBIDDEN', 'This workspace does not belong to the account of this key.', { ...data, field: 'remoteId' })
    case 429:
      throw new AppError('RATE_LIMITED', 'PowerPost asks for a pause. Try again in a moment.', data)
    default:
      throw new AppError('BAD_ANSWER', `PowerPost refused with ${outcome.status}.`, data)
  }
}
