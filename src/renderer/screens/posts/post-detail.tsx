import { Copy, Link } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Post } from '../../../contract/schemas/sends.ts'
import { platformSchema } from '../../../contract/schemas/drafts.ts'
import { Banner, Button, IconButton, PlatformIcon, RelativeTime } from '../../components/ui/index.ts'
import { formatNumber } from '../../lib/time.ts'
import { copyLink } from '../../stores/places.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { desktopWords } from '../../strings/desktop.ts'
import { failedWords, itemStatus, postsWords, postSummary, postTitle } from '../../strings/posts.ts'
import { formName, networkName } from '../../strings/send.ts'
import { TONE_TEXT, ToneDot } from './tone.tsx'

/** One post: its facts, and every text as it was sent with what became of it. */
export function PostDetail({ post }: { post: Post }) {
  const services = useServices()
  const { app } = services
  const workspaceId = useApp((state) => state.workspaceId)
  const { label, tone } = postSummary(post)
  return (
    <article aria-label={postsWords.detailName} className="flex min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle px-6">
        <h2 className="min-w-0 flex-1 truncate text-15 font-semibold">{postTitle(post)}</h2>
        {post.state === 'live' && <Button size="sm" variant="ghost" onClick={() => app.getState().go({ section: 'outbox' })}>{postsWords.seeOutbox}</Button>}
        {workspaceId !== null && <IconButton icon={Link} label={desktopWords.copyLink} onClick={() => copyLink(services, { kind: 'post', workspaceId, sendId: post.sendId })} />}
        <Button size="sm" onClick={() => app.getState().go({ section: 'drafts', draftId: post.draftId })}>{postsWords.openDraft}</Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 pb-8">
        <p className={`flex items-center gap-2 font-medium ${TONE_TEXT[tone]}`}><ToneDot tone={tone} />{label}</p>
        <Facts post={post} />
        {post.editedSince && <div className="mt-4"><Banner tone="neutral" title={postsWords.editedSince} /></div>}
        <h3 className="mt-6 mb-2 text-12 font-medium text-muted">{postsWords.asSent}</h3>
        <ul className="flex max-w-180 flex-col rounded-card border border-border">
          {post.items.map((item) => <PostItem key={item.postType} item={item} state={post.state} />)}
        </ul>
      </div>
    </article>
  )
}

function Facts({ post }: { post: Post }) {
  return (
    <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 text-13">
      <Fact name={postsWords.sentAt}><RelativeTime at={post.createdAt} look="clock" /></Fact>
      {post.finishedAt !== null && <Fact name={postsWords.finishedAt}><RelativeTime at={post.finishedAt} look="clock" /></Fact>}
      {post.due !== null && <Fact name={postsWords.dueAt}><RelativeTime at={post.due.at} look="clock" /></Fact>}
      {post.notAfter !== null && <Fact name={postsWords.notAfter}><RelativeTime at={post.notAfter} look="clock" /></Fact>}
      <Fact name={postsWords.credits}>{post.creditsUsed === null ? <span className="text-muted">{postsWords.creditsUnknown}</span> : <span className="tabular-nums">{formatNumber(post.creditsUsed)}</span>}</Fact>
      <Fact name={postsWords.files}>{post.mediaCount === 0 ? postsWords.noFiles : <span className="tabular-nums">{formatNumber(post.mediaCount)}</span>}</Fact>
      {post.remotePostId !== null && <Fact name={postsWords.postId}><Id value={post.remotePostId} name={postsWords.postId} /></Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-muted">{name}</dt>
      <dd className="flex min-h-6 items-center">{children}</dd>
    </div>
  )
}

function Id({ value, name }: { value: string; name: string }) {
  const { bridge, toasts } = useServices()
  const copy = async () => {
    await bridge.copyText(value)
    toasts.getState().show({ text: postsWords.copied })
  }
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="max-w-56 truncate font-mono text-12 selectable">{value}</code>
      <IconButton size="sm" icon={Copy} label={postsWords.copy(name)} onClick={() => void copy()} />
    </span>
  )
}

function PostItem({ item, state }: { item: Post['items'][number]; state: Post['state'] }) {
  const { label, tone } = itemStatus(item, state)
  const platform = platformSchema.safeParse(item.platform)
  const isFailed = tone === 'problem'
  return (
    <li className="border-b border-subtle p-4 last:border-b-0">
      <div className="flex items-center gap-2">
        {platform.success && <PlatformIcon platform={platform.data} className="size-4" />}
        <h4 className="font-medium">{networkName(item.platform)}</h4>
        <span className="text-12 text-muted">{formName(item.postType)}</span>
        <span className={`ml-auto flex items-center gap-1.5 font-medium ${TONE_TEXT[tone]}`}><ToneDot tone={tone} />{label}</span>
      </div>
      {isFailed && (
        <div className="mt-2 rounded-control bg-danger-surface px-3 py-2 text-danger-text">
          <p>{failedWords(item)}</p>
          {item.error !== null && <p className="mt-1 text-12 break-words selectable">{postsWords.said(item.error)}</p>}
        </div>
      )}
      {!isFailed && item.error !== null && <p className="mt-2 text-12 break-words text-muted selectable">{postsWords.said(item.error)}</p>}
      {item.title !== null && <p className="mt-2 font-medium selectable">{postsWords.titleOf(item.title)}</p>}
      <p className="mt-2 break-words whitespace-pre-wrap selectable">{item.text.trim() === '' ? <span className="text-muted">{postsWords.noText}</span> : item.text}</p>
      {item.platformPostId !== null && (
        <p className="mt-2 flex items-center gap-2 text-12 text-muted">{postsWords.itemId(networkName(item.platform))} <Id value={item.platformPostId} name={postsWords.itemId(networkName(item.platform))} /></p>
      )}
    </li>
  )
}
