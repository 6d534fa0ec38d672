/** One read of the balance with a key: is it a key of PowerPost, and does PowerPost answer at all? */
import { AppError } from '../../contract/errors.ts'
import type { AnswerMeta, ClientFactory } from '../powerpost/types.ts'
import type { AccountKind } from './types.ts'

export interface TriedKey {
  /** `unreachable`: nobody could say. */
  said: 'known' | 'unreachable'
  /** Null when the key may not read it. */
  balance: number | null
}

/** Throws KEY_REFUSED, and BAD_ANSWER where something answers that is not PowerPost. */
export async function tryKey(clients: ClientFactory, binding: { accountId: string; kind: AccountKind; baseUrl: string; key: string }): Promise<TriedKey> {
  const outcome = await clients.forAccount(binding).getCredits()
  if (outcome.kind === 'ok') return { said: 'known', balance: outcome.value.balance }
  if (outcome.kind === 'refused') {
    // A key without the scope for this, or that may not ask now, is a key all the same.
    if (outcome.status === 403 || outcome.status === 402 || outcome.status === 429) return { said: 'known', balance: null }
    if (outcome.status === 401) throw new AppError('KEY_REFUSED', 'PowerPost refuses this API key.', { ...requestOf(outcome.meta), field: 'key' })
    throw new AppError('BAD_ANSWER', `What answers at this address is not PowerPost (${outcome.status}).`, { ...requestOf(outcome.meta), field: 'baseUrl' })
  }
  if (outcome.kind === 'unclear' && (outcome.reason === 'bad-answer' || outcome.reason === 'redirect' || outcome.reason === 'too-large')) {
    throw new AppError('BAD_ANSWER', 'What answers at this address is not PowerPost.', { ...requestOf(outcome.meta), field: 'baseUrl' })
  }
  return { said: 'unreachable', balance: null }
}

function requestOf(meta: AnswerMeta): { requestId?: string } {
  return meta.requestId === null ? {} : { requestId: meta.requestId }
}
