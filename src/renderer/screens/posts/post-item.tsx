import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { platformSchema } from '../../../contract/schemas/drafts.ts'
import type { Post, PostHistory } from '../../../contract/schemas/sends.ts'
import { Button, PlatformIcon } from '../../components/ui/index.ts'
import { AGAIN, againWords, wayWords } from '../../strings/post-way.ts'
import { failedWords, itemStatus, postsWords } from '../../strings/posts.ts'
import { formName, networkName } from '../../strings/send.ts'
import { Id } from './facts.tsx'
import { PostStates } from './post-states.tsx'
import { TONE_TEXT, ToneDot } from './tone.tsx'

export interface PostItemProps {
  item: Post['items'][number]
  state: Post['state']
  /** Null while it is read, or cannot be. */
  history: PostHistory | null
  onSee: (sendId: string) => void
}

/** One network: what became of it, the text as it was sent, and its way from the draft to the network. */
export function PostItem({ item, state, history, onSee }: PostItemProps) {
  const [isOpen, setOpen] = useState(false)
  const { label, tone } = itemStatus(item, state)
  const platform = platformSchema.safeParse(item.platform)
  const isFailed = tone === 'problem'
  const network = networkName(item.platform)
  const way = history?.items.find((one) => one.postType === item.postType)
  const { again } = item
  return (
    <li className="border-b border-subtle p-4 last:border-b-0">
      <div className="flex items-center gap-2">
        {platform.success && <PlatformIcon platform={platform.data} className="size-4" />}
        <h4 className="font-medium">{network}</h4>
        <span className="text-12 text-muted">{formName(item.postType)}</span>
        <span className={`ml-auto flex items-center gap-1.5 font-medium ${TONE_TEXT[tone]}`}><ToneDot tone={tone} />{label}</span>
      </div>
      {isFailed && (
        <div className="mt-2 rounded-control bg-danger-surface px-3 py-2 text-danger-text">
          <p>{failedWords(item)}</p>
          <Said item={item} />
        </div>
      )}
      {!isFailed && <Said item={item} />}
      {again !== null && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 font-medium">{AGAIN[again.fate]} <Button size="sm" variant="ghost" onClick={() => onSee(again.sendId)}>{againWords.seeIt}</Button></p>
      )}
      {item.title !== null && <p className="mt-2 font-medium selectable">{postsWords.titleOf(item.title)}</p>}
      <p className="mt-2 break-words whitespace-pre-wrap selectable">{item.text.trim() === '' ? <span className="text-muted">{postsWords.noText}</span> : item.text}</p>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-12 text-muted">
        {item.platformPostId !== null && <span className="flex items-center gap-2">{postsWords.itemId(network)} <Id value={item.platformPostId} name={postsWords.itemId(network)} /></span>}
        {way !== undefined && (
          <Button size="sm" variant="ghost" className="-ml-2.5" icon={isOpen ? ChevronDown : ChevronRight} aria-expanded={isOpen} aria-label={wayWords.compareName(network)} onClick={() => setOpen(!isOpen)}>{wayWords.compare}</Button>
        )}
      </div>
      {isOpen && way !== undefined && <PostStates item={way} name={network} />}
    </li>
  )
}

/** What PowerPost said of it, its own code, and the request that told. */
function Said({ item }: { item: Post['items'][number] }) {
  if (item.error === null && item.errorCode === null) return null
  return (
    <div className="mt-1 text-12">
      {item.error !== null && <p className="break-words selectable">{postsWords.said(item.error)}</p>}
      <div className="flex flex-wrap items-center gap-x-4">
        {item.errorCode !== null && <span className="selectable">{wayWords.code(item.errorCode)}</span>}
        {item.requestId !== null && <span className="flex items-center gap-2">{wayWords.requestName} <Id value={item.requestId} name={wayWords.requestName} /></span>}
      </div>
    </div>
  )
}
