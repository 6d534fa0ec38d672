/** What a send would be, and what is wrong with it, without changing anything. */
import type { MediaItem } from '../../contract/schemas/media.ts'
import type { Problem, SendPreview } from '../../contract/schemas/sends.ts'
import { displayTitle } from '../../domain/draft-content.ts'
import { verdict, verdictOfSet } from '../../domain/media/index.ts'
import type { Verdict } from '../../domain/media/index.ts'
import type { PostType } from '../../domain/post-types.ts'
import { itemProblems, itemsOf, priceKey, schedulingOf, sendProblems } from '../../domain/sends/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { againOfDraft, againProblems } from './again-facts.ts'
import type { PostsContext } from './deps.ts'
import { readMedia, requireDraft, resendTypes, wasSentBefore, workspaceFacts } from './read.ts'

export function preview(deps: Pick<PostsContext, 'accounts' | 'rowsOf'>, workspace: Workspace, input: { draftId: string; insteadOf?: string | null | undefined }): SendPreview {
  const draft = requireDraft(workspace, input.draftId)
  const facts = workspaceFacts(workspace)
  const media = readMedia(workspace, draft.content.mediaIds)
  const counts = { count: draft.content.mediaIds.length, missing: draft.content.mediaIds.length - media.length }
  const { accountId } = workspace.identity
  const account = accountId === null ? null : deps.accounts.get(accountId)
  const rows = deps.rowsOf(workspace.db)
  // What it takes the place of is no try any more by then.
  const again = input.insteadOf == null ? againOfDraft(rows, draft.id) : null
  const closed = new Set(workspace.db.prepare<[], { platform: string }>("SELECT platform FROM connections WHERE state = 'not-connected'").all().map((row) => row.platform))
  const postTypes = input.insteadOf == null ? draft.content.postTypes : resendTypes(workspace, input.insteadOf, draft.content)
  return {
    draftId: draft.id,
    rev: draft.rev,
    title: displayTitle(draft.content),
    accountLabel: account?.label ?? facts.accountLabel,
    items: itemsOf(draft.content, postTypes).map((item) => ({ ...item, problems: [...itemProblems(item, counts), ...againProblems(again, item.postType), ...unconnected(closed, item), ...unfitMedia(media, item.postType)] })),
    media,
    problems: sendProblems({ linked: facts.linked, held: facts.held, sentBefore: wasSentBefore(workspace, draft.id) }),
    network: accountId === null ? 'unknown' : deps.accounts.network(accountId),
    credits: accountId === null ? null : deps.accounts.balance(accountId),
    estimate: accountId === null || postTypes.length === 0 ? null : deps.accounts.price(accountId, priceKey(postTypes)),
    scheduling: account === null ? 'off' : schedulingOf(account),
    timeZone: workspace.db.prepare<[], { time_zone: string | null }>('SELECT time_zone FROM client_defaults').get()?.time_zone ?? null,
  }
}

/** As far as known. It never keeps a send back: the user may have connected it since. */
function unconnected(closed: ReadonlySet<string>, { postType, platform }: { postType: PostType; platform: string }): Problem[] {
  return closed.has(platform) ? [{ code: 'not-connected', postType, blocking: false }] : []
}

/** What the network is known to say to these files. It never keeps a send back. */
function unfitMedia(media: readonly MediaItem[], postType: PostType): Problem[] {
  const problem = (mediaId: string | null, { reasons }: Verdict): Problem[] => (reasons.length === 0 ? [] : [{ code: 'media-unfit', postType, blocking: false, mediaId, reasons }])
  return [...media.flatMap((item) => problem(item.id, verdict(item, postType))), ...problem(null, verdictOfSet(media, postType))]
}
