/**
 * The one place that knows how PowerPost is asked to publish later. That it does is documented, up to 60 days ahead; paths, bodies
 * and words are assumed (api: 9), so an answer counts only where the post itself bears it out.
 */
import { SCHEDULE_ABSENT } from '../../domain/outbox/index.ts'
import { standingOf } from '../../domain/sends/index.ts'
import type { Sight } from '../../domain/outbox/index.ts'
import type { CallOptions, Outcome, RemotePost, WorkspaceClient } from '../powerpost/types.ts'

type Client = Pick<WorkspaceClient, 'schedulePost' | 'cancelPost' | 'getPost'>

/** Refused with SCHEDULE_ABSENT where the path is not there though the post is: this service cannot schedule. */
export async function schedulePost(client: Client, postId: string, at: number, options: CallOptions): Promise<Outcome<RemotePost>> {
  const outcome = await client.schedulePost(postId, new Date(at).toISOString(), options)
  if (outcome.kind === 'refused' && (outcome.status === 404 || outcome.status === 405)) {
    const post = await client.getPost(postId, options)
    return post.kind === 'ok' && standingOf(post.value) === 'draft' ? { ...outcome, status: 404, code: SCHEDULE_ABSENT } : outcome
  }
  return mustBe(outcome, (standing) => standing !== 'draft' && standing !== 'cancelled')
}

export async function takePostBack(client: Client, postId: string, options: CallOptions): Promise<Outcome<RemotePost>> {
  return mustBe(await client.cancelPost(postId, options), (standing) => standing === 'cancelled' || standing === 'draft')
}

/** A yes that the post does not bear out is read as no answer: the post is looked at then. */
function mustBe(outcome: Outcome<RemotePost>, fits: (standing: ReturnType<typeof standingOf>) => boolean): Outcome<RemotePost> {
  if (outcome.kind !== 'ok' || fits(standingOf(outcome.value))) return outcome
  return { kind: 'unclear', reason: 'bad-answer', message: 'an answer that says another thing than was asked for', meta: outcome.meta }
}

/** What a look at the post says of a schedule, or of taking one back. A word we do not know is no draft, and proves nothing more. */
export function sightOf(kind: 'publish' | 'schedule' | 'unschedule', post: RemotePost): Exclude<Sight, 'repeated'> {
  const standing = standingOf(post)
  if (kind === 'publish') return standing === 'draft' ? 'draft' : 'past-draft'
  if (standing === 'unclear') return kind === 'schedule' ? 'past-draft' : 'unreadable'
  return standing
}
