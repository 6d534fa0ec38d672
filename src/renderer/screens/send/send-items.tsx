import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { SendPreview } from '../../../contract/schemas/sends.ts'
import { Checkbox, PlatformIcon } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { groupUnfit } from '../../lib/unfit-files.ts'
import type { UnfitFiles } from '../../lib/unfit-files.ts'
import type { Send, SendState } from '../../stores/send.ts'
import { unfitSentence } from '../../strings/checks.ts'
import { FORMS, itemName, NETWORKS, problemWords, sendWords } from '../../strings/send.ts'
import { SendFiles } from './send-files.tsx'

/** Each chosen post type: whether it goes, where, how its text begins, which files go along, and what is wrong with it. */
export function SendItems({ workspaceId, send, state, preview }: { workspaceId: string; send: Send; state: SendState; preview: SendPreview }) {
  if (preview.items.length === 0) return <p className="border-b border-subtle px-4 py-5 text-muted">{sendWords.nothingChosen}</p>
  return (
    <ul aria-label={sendWords.networksName}>
      {preview.items.map((item) => <SendItem key={item.postType} workspaceId={workspaceId} send={send} state={state} item={item} media={preview.media} />)}
    </ul>
  )
}

interface SendItemProps {
  workspaceId: string
  send: Send
  state: SendState
  item: SendPreview['items'][number]
  media: SendPreview['media']
}

function SendItem({ workspaceId, send, state, item, media }: SendItemProps) {
  const isBlocked = item.problems.some((problem) => problem.blocking)
  const isTaken = !isBlocked && !state.leftOut.has(item.postType)
  const name = itemName(item)
  return (
    <li className="grid grid-cols-[160px_minmax(0,1fr)] gap-x-6 border-b border-subtle px-4 py-3">
      <Checkbox
        name={sendWords.take(name)}
        checked={isTaken}
        disabled={isBlocked || state.phase === 'sending'}
        onChange={() => send.toggle(item.postType)}
        label={
          <span className="flex gap-2">
            <PlatformIcon platform={item.platform} className="mt-[3px] size-3.5" />
            <span className="min-w-0">
              <span className="block font-medium">{NETWORKS[item.platform]}</span>
              <span className="block text-12 text-muted">{FORMS[item.postType]}{isTaken || isBlocked ? '' : ` · ${sendWords.leftOutByYou}`}</span>
            </span>
          </span>
        }
      />
      <div className="min-w-0">
        <div className={classes(!isTaken && 'text-muted')}>
          {item.title !== null && <p className="truncate font-medium">{sendWords.titleOf(item.title)}</p>}
          {item.text.trim() === '' ? <p className="text-muted">{sendWords.noText}</p> : <p className="line-clamp-2 break-words">{item.text.trim()}</p>}
        </div>
        <SendFiles workspaceId={workspaceId} item={item} media={media} isTaken={isTaken} />
        {item.problems.filter(({ code }) => code !== 'media-unfit').map((problem) => (
          <ProblemLine key={problem.code} isBlocking={problem.blocking} words={`${problem.blocking ? sendWords.leftOut : ''}${problemWords(problem)}`} />
        ))}
        {unfitIn(item, media).map((unfit) => <ProblemLine key={unfit.key} isBlocking={false} words={unfitSentence(unfit)} />)}
      </div>
    </li>
  )
}

function ProblemLine({ isBlocking, words }: { isBlocking: boolean; words: string }) {
  return (
    <p className="mt-1 flex gap-2 text-13">
      {isBlocking ? <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger-icon" aria-hidden /> : <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn-icon" aria-hidden />}
      <span className="min-w-0">{words}</span>
    </p>
  )
}

/** What the network may say of the files, the same thing once. */
function unfitIn({ postType, problems }: SendPreview['items'][number], media: SendPreview['media']): UnfitFiles[] {
  return groupUnfit(problems.flatMap(({ mediaId, reasons }) => {
    const item = media.find(({ id }) => id === mediaId) ?? null
    return (reasons ?? []).map((reason) => ({ postType, item, reason }))
  }))
}
