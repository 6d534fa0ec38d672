import { platformSchema } from '../../../contract/schemas/drafts.ts'
import type { ForeignPost } from '../../../contract/schemas/sends.ts'
import { Badge, PlatformIcon } from '../../components/ui/index.ts'
import { elsewhereWords, foreignStatus, foreignTitle, wayWords } from '../../strings/post-way.ts'
import { itemStatus, postsWords } from '../../strings/posts.ts'
import { formName, networkName } from '../../strings/send.ts'
import { PlannedTime } from '../plan/planned-time.tsx'
import { Fact, Id } from './facts.tsx'
import { TONE_TEXT, ToneDot } from './tone.tsx'

/** A post that was made elsewhere, as PowerPost shows it. Nothing here changes it. */
export function ForeignDetail({ post, workspaceId }: { post: ForeignPost; workspaceId: string }) {
  return (
    <article aria-label={postsWords.detailName} className="flex min-w-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle px-6">
        <h2 className="min-w-0 flex-1 truncate text-15 font-semibold">{foreignTitle(post)}</h2>
        <Badge>{elsewhereWords.badge}</Badge>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-4 pb-8">
        <p className="font-medium">{foreignStatus(post)}</p>
        <p className="mt-1 max-w-180 text-muted">{post.status === 'draft' ? elsewhereWords.draftAbout : elsewhereWords.about}</p>
        <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 text-13">
          <Fact name={elsewhereWords.madeAt}><PlannedTime workspaceId={workspaceId} at={post.madeAt} isPast /></Fact>
          {post.scheduledFor !== null && <Fact name={elsewhereWords.scheduledFor}><PlannedTime workspaceId={workspaceId} at={post.scheduledFor} /></Fact>}
          <Fact name={postsWords.postId}><Id value={post.remotePostId} name={postsWords.postId} /></Fact>
        </dl>
        <ul className="mt-6 flex max-w-180 flex-col rounded-card border border-border">
          {post.items.map((item) => {
            const { label, tone } = itemStatus(item, 'finished')
            const platform = platformSchema.safeParse(item.platform)
            const network = networkName(item.platform)
            return (
              <li key={item.postType} className="border-b border-subtle p-4 last:border-b-0">
                <div className="flex items-center gap-2">
                  {platform.success && <PlatformIcon platform={platform.data} className="size-4" />}
                  <h4 className="font-medium">{network}</h4>
                  <span className="text-12 text-muted">{formName(item.postType)}</span>
                  <span className={`ml-auto flex items-center gap-1.5 font-medium ${TONE_TEXT[tone]}`}><ToneDot tone={tone} />{label}</span>
                </div>
                {item.error !== null && <p className="mt-2 text-12 break-words text-muted selectable">{postsWords.said(item.error)}</p>}
                {item.errorCode !== null && <p className="text-12 text-muted selectable">{wayWords.code(item.errorCode)}</p>}
                {item.title !== null && <p className="mt-2 font-medium selectable">{postsWords.titleOf(item.title)}</p>}
                <p className="mt-2 break-words whitespace-pre-wrap selectable">{item.text.trim() === '' ? <span className="text-muted">{postsWords.noText}</span> : item.text}</p>
                {item.platformPostId !== null && <p className="mt-2 flex items-center gap-2 text-12 text-muted">{postsWords.itemId(network)} <Id value={item.platformPostId} name={postsWords.itemId(network)} /></p>}
              </li>
            )
          })}
        </ul>
      </div>
    </article>
  )
}
