import { Link } from 'lucide-react'
import { useState } from 'react'
import type { Post } from '../../../contract/schemas/sends.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, IconButton } from '../../components/ui/index.ts'
import { formatNumber } from '../../lib/time.ts'
import { copyLink } from '../../stores/places.ts'
import type { PostActed, Posts } from '../../stores/posts.ts'
import { useServices } from '../../stores/services-context.tsx'
import { desktopWords } from '../../strings/desktop.ts'
import { outboxWords } from '../../strings/outbox.ts'
import { plannedWords } from '../../strings/planned.ts'
import { againWords, wayWords } from '../../strings/post-way.ts'
import { postsWords, postSummary, postTitle } from '../../strings/posts.ts'
import { ChangeTimeDialog } from '../plan/change-time-dialog.tsx'
import { PlannedTime } from '../plan/planned-time.tsx'
import { useClientClock } from '../plan/use-client-clock.ts'
import { AgainBanner } from './again-banner.tsx'
import { Fact, Id } from './facts.tsx'
import { PostActivity } from './post-activity.tsx'
import { PostItem } from './post-item.tsx'
import { TONE_TEXT, ToneDot } from './tone.tsx'
import { useHistory } from './use-posts.ts'

export interface PostDetailProps {
  post: Post
  posts: Posts
  workspace: WorkspaceView
  /** Another post of the same client. */
  onSee: (sendId: string) => void
}

/** One post: how it stands, what may still be done, every text as it was sent with what became of it, and what happened when. */
export function PostDetail({ post, posts, workspace, onSee }: PostDetailProps) {
  const services = useServices()
  const { app } = services
  const { label, tone } = postSummary(post)
  const { history, hasFailed } = useHistory(posts, post)
  const { resendOf } = post
  return (
    <article aria-label={postsWords.detailName} className="flex min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle px-6">
        <h2 className="min-w-0 flex-1 truncate text-15 font-semibold">{postTitle(post)}</h2>
        {post.state === 'live' && <Button size="sm" variant="ghost" onClick={() => app.getState().go({ section: 'outbox' })}>{postsWords.seeOutbox}</Button>}
        <IconButton icon={Link} label={desktopWords.copyLink} onClick={() => copyLink(services, { kind: 'post', workspaceId: workspace.id, sendId: post.sendId })} />
        <Button size="sm" onClick={() => app.getState().go({ section: 'drafts', draftId: post.draftId })}>{postsWords.openDraft}</Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 pb-8">
        <p className={`flex items-center gap-2 font-medium ${TONE_TEXT[tone]}`}><ToneDot tone={tone} />{label}</p>
        {resendOf !== null && <p className="mt-1 flex items-center gap-2 text-muted">{againWords.resend} <Button size="sm" variant="ghost" onClick={() => onSee(resendOf)}>{againWords.seeFirst}</Button></p>}
        {post.state === 'live' && post.due !== null && <Plan post={post} posts={posts} workspace={workspace} />}
        <Facts post={post} workspaceId={workspace.id} />
        <AgainBanner post={post} posts={posts} workspace={workspace} onSee={onSee} />
        {post.editedSince && <div className="mt-4"><Banner tone="neutral" title={postsWords.editedSince} /></div>}
        <h3 className="mt-6 mb-2 text-12 font-medium text-muted">{postsWords.asSent}</h3>
        <ul className="flex max-w-180 flex-col rounded-card border border-border">
          {post.items.map((item) => <PostItem key={item.postType} item={item} state={post.state} history={history} onSee={onSee} />)}
        </ul>
        <h3 className="mt-6 mb-2 text-12 font-medium text-muted">{wayWords.activity}</h3>
        {hasFailed && <p role="alert" className="text-danger-text">{wayWords.readFailed}</p>}
        {history !== null && <PostActivity events={history.events} />}
      </div>
    </article>
  )
}

function Facts({ post, workspaceId }: { post: Post; workspaceId: string }) {
  return (
    <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 text-13">
      <Fact name={postsWords.sentAt}><PlannedTime workspaceId={workspaceId} at={post.createdAt} isPast /></Fact>
      {post.finishedAt !== null && <Fact name={postsWords.finishedAt}><PlannedTime workspaceId={workspaceId} at={post.finishedAt} isPast /></Fact>}
      {post.due !== null && <Fact name={postsWords.dueAt}><PlannedTime workspaceId={workspaceId} at={post.due.at} /></Fact>}
      {post.notAfter !== null && <Fact name={postsWords.notAfter}><PlannedTime workspaceId={workspaceId} at={post.notAfter} /></Fact>}
      <Fact name={postsWords.credits}>
        {post.creditsUsed !== null
          ? <span className="tabular-nums">{formatNumber(post.creditsUsed)}</span>
          : <span className="text-muted">{post.carrier === 'server' ? plannedWords.creditsUnknown : postsWords.creditsUnknown}</span>}
      </Fact>
      <Fact name={postsWords.files}>{post.mediaCount === 0 ? postsWords.noFiles : <span className="tabular-nums">{formatNumber(post.mediaCount)}</span>}</Fact>
      {post.remotePostId !== null && <Fact name={postsWords.postId}><Id value={post.remotePostId} name={postsWords.postId} /></Fact>}
    </dl>
  )
}

/** When it goes out and who brings it there, with another time and the way back. */
function Plan({ post, posts, workspace }: { post: Post; posts: Posts; workspace: WorkspaceView }) {
  const { toasts, timing } = useServices()
  const [isChanging, setChanging] = useState(false)
  const { due, scheduledAt, movingTo } = post
  const clock = useClientClock(workspace.id)
  if (due === null || clock === null) return null
  const at = (time: number) => clock.due(time, timing.now())
  const isHeld = scheduledAt !== null
  const tell = (acted: PostActed<unknown>, done: string) => {
    const { show } = toasts.getState()
    if (acted.outcome === 'done') show({ text: done })
    else if (acted.outcome === 'lost') show({ text: outboxWords.answerLost, tone: 'warn' })
    else if (acted.outcome === 'late') show({ text: outboxWords.gone, tone: 'warn' })
    else if (acted.outcome !== 'busy') show({ text: outboxWords.failed, tone: 'danger' })
  }
  const words = movingTo !== null ? plannedWords.moving(at(movingTo)) : isHeld ? plannedWords.held(at(due.at)) : post.carrier === 'server' ? `${outboxWords.dueAt} ${at(due.at)}` : plannedWords.byApp(at(due.at))
  return (
    <div className="mt-3 flex max-w-180 flex-wrap items-center gap-2 rounded-card border border-client-border bg-client-tint px-3 py-2">
      <div className="min-w-60 flex-1">
        <p className="font-medium text-client-ink">{words}</p>
        {post.appCarries !== null && <p className="text-12">{plannedWords.appCarries[post.appCarries]}</p>}
      </div>
      {post.canReschedule && <Button size="sm" onClick={() => setChanging(true)}>{plannedWords.changeTime}</Button>}
      {post.canCancel && <Button size="sm" onClick={() => void posts.cancel(post.sendId).then((acted) => tell(acted, isHeld ? plannedWords.cancelling : outboxWords.cancelled))}>{plannedWords.cancel}</Button>}
      {isChanging && (
        <ChangeTimeDialog
          planned={{ sendId: post.sendId, title: postTitle(post), dueAt: movingTo ?? due.at, isHeld }}
          workspace={workspace}
          onClose={() => setChanging(false)}
          onAccept={(to) => {
            setChanging(false)
            void posts.reschedule(post.sendId, to).then((acted) => tell(acted, isHeld ? plannedWords.changing : plannedWords.changed(at(to.at))))
          }}
        />
      )}
    </div>
  )
}
