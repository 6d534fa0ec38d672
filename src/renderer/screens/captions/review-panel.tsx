import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Generation, GenerationDetail } from '../../../contract/schemas/generations.ts'
import { PLATFORMS } from '../../../domain/post-types.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { Button, IconButton, Select, Skeleton } from '../../components/ui/index.ts'
import { formatTime } from '../../lib/time.ts'
import { useAct } from '../../lib/use-act.ts'
import { choiceOf, reviewOf } from '../../stores/captions-review.ts'
import type { Choices } from '../../stores/captions-review.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { captionsState, networksOf, reviewWords } from '../../strings/captions.ts'
import { wordsFor } from '../../strings/errors.ts'
import { useEditor } from '../composer/use-draft-editor.ts'
import { ReviewText } from './review-text.tsx'
import { useCaptionsDetail } from './use-captions.ts'
import { usePutCaptions } from './use-put-captions.ts'

export interface ReviewPanelProps {
  editor: DraftEditor
  generationId: string
  /** Only this network's is ticked at first. */
  only: Platform | null
  /** The tab that is open in the composer: its text comes into view. */
  tab: CaptionTab
  /** All that were written for this draft, newest first. */
  sets: readonly Generation[]
  onChoose: (generationId: string) => void
  onClose: () => void
}

/** New captions beside the text: each against the present one. What was edited since the asking is replaced only where it is ticked. */
export function ReviewPanel({ editor, generationId, only, tab, sets, onChoose, onClose }: ReviewPanelProps) {
  const { timing } = useServices()
  const { detail, error } = useCaptionsDetail(editor.workspaceId, generationId)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <section
      aria-label={reviewWords.region}
      onKeyDown={onKeyDown}
      className="flex min-h-0 w-[46%] max-w-110 min-w-76 shrink-0 flex-col border-l border-border bg-surface-sunken @max-[680px]:absolute @max-[680px]:inset-0 @max-[680px]:z-10 @max-[680px]:w-full @max-[680px]:max-w-none @max-[680px]:border-l-0"
    >
      <header className="flex h-10 shrink-0 items-center gap-2 border-b border-border pr-2 pl-4">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate font-semibold outline-none">{reviewWords.title}</h2>
        <IconButton size="sm" icon={X} label={reviewWords.close} onClick={onClose} />
      </header>
      {sets.length > 1 && (
        <div className="border-b border-subtle px-4 py-2">
          <Select
            label={reviewWords.which}
            hideLabel
            value={generationId}
            onChange={onChoose}
            options={sets.map((one) => ({ value: one.id, label: reviewWords.whichOf(formatTime(one.createdAt, timing.now()), networksOf(one.platforms), captionsState(one).label) }))}
          />
        </div>
      )}
      {detail === null
        ? <div className="flex flex-col gap-3 p-4">{error === null ? <div role="status" aria-label={reviewWords.loading}><Skeleton className="h-32" /></div> : <p role="alert" className="text-danger-text">{reviewWords.unreadable} {wordsFor(error)}</p>}</div>
        : <Review key={detail.id} editor={editor} detail={detail} only={only} tab={tab} onDone={onClose} />}
    </section>
  )
}

interface ReviewProps {
  editor: DraftEditor
  detail: GenerationDetail
  only: Platform | null
  tab: CaptionTab
  onDone: () => void
}

function Review({ editor, detail, only, tab, onDone }: ReviewProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const shown = list.current?.querySelector<HTMLElement>(`[data-network="${tab}"]`)
    if (tab !== 'shared' && shown != null) list.current?.scrollTo({ top: shown.offsetTop - list.current.offsetTop })
  }, [tab])
  const content = useEditor(editor, (state) => state.content)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const [choices, setChoices] = useState<Choices>(() => (only === null ? {} : Object.fromEntries(PLATFORMS.map((platform) => [platform, platform === only]))))
  const { put } = usePutCaptions(editor.workspaceId)
  const items = reviewOf(content, detail.asked, detail.outputs ?? {}, choices)
  const { count } = choiceOf(items)
  const act = useAct(async () => {
    // What is typed until now is what is compared, and judged once more by the core where nothing was ticked by hand.
    const now = reviewOf(editor.state.getState().content, detail.asked, detail.outputs ?? {}, choices)
    await put(detail, editor.draftId, choiceOf(now).platforms)
    // The text on the screen is the new one before anybody can type in it again.
    await editor.settle()
    onDone()
  })
  const kept = items.filter((one) => one.stand === 'edited' && !one.isChosen).map((one) => one.platform)
  const note = isTrashed ? reviewWords.trashed : items.every((one) => one.stand === 'same') ? reviewWords.allSame : count === 0 ? reviewWords.nothing : kept.length > 0 ? reviewWords.stays(networksOf(kept)) : null
  return (
    <>
      <ul ref={list} className="flex min-h-0 flex-1 flex-col overflow-y-auto" tabIndex={-1}>
        {items.map((item) => <ReviewText key={item.platform} item={item} postTypes={content.postTypes} isDisabled={isTrashed || act.busy} onTick={(isTicked) => setChoices((now) => ({ ...now, [item.platform]: isTicked }))} />)}
      </ul>
      <footer className="flex shrink-0 flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t border-border px-4 py-3">
        <div className="min-w-32 flex-1 text-12">
          <p role="status" className="text-muted empty:hidden">{note}</p>
          {act.error !== null && <p role="alert" className="text-danger-text">{wordsFor(act.error)}</p>}
        </div>
        <Button variant="primary" loading={act.busy} disabled={count === 0 || isTrashed} onClick={() => void act.run()}>{reviewWords.put(count)}</Button>
      </footer>
    </>
  )
}
