import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import type { Revision } from '../../../contract/schemas/drafts.ts'
import { toAppError } from '../../../contract/wire-error.ts'
import { Button, Dialog, RelativeTime } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { createRevisions } from '../../stores/revisions.ts'
import { sameContent } from '../../stores/draft-editor-merge.ts'
import { useServices } from '../../stores/services-context.tsx'
import { historyWords, revisionReason } from '../../strings/composer.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { RevisionView } from './revision-view.tsx'
import { useEditor } from './use-draft-editor.ts'

interface HistoryDialogProps {
  editor: DraftEditor
  open: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** The earlier states of a draft beside the present one, each of which can be the present one again. */
export function HistoryDialog({ editor, open, onOpenChange }: HistoryDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} size="lg" title={historyWords.title} description={historyWords.about}>
      {open && <History editor={editor} onDone={() => onOpenChange(false)} />}
    </Dialog>
  )
}

function History({ editor, onDone }: { editor: DraftEditor; onDone: () => void }) {
  const { connection, toasts } = useServices()
  const revisions = useMemo(() => createRevisions(connection, editor.workspaceId, editor.draftId), [connection, editor])
  useEffect(() => revisions.start(), [revisions])
  const { phase, error, items, nextCursor } = useStore(revisions.state)
  const now = useEditor(editor, (state) => state.content)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isRestoring, setRestoring] = useState(false)
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const isReady = items.length > 0
  useEffect(() => {
    if (isReady) list.current?.focus()
  }, [isReady])
  const seen = useCallback((element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' }), [])
  const chosen = items.find((one) => one.id === chosenId) ?? items[0]

  async function restore(revision: Revision): Promise<void> {
    setRestoring(true)
    setFailure(null)
    try {
      await editor.restore(revision.id)
      toasts.getState().show({ text: historyWords.restored })
      onDone()
    } catch (cause) {
      setFailure(sentenceFor(toAppError(cause).code))
      setRestoring(false)
    }
  }

  if (phase === 'failed') return <p role="alert" className="text-danger-text">{historyWords.failed}. {sentenceFor(error ?? 'INTERNAL')}</p>
  if (phase === 'ready' && items.length === 0) return <p className="text-muted">{historyWords.empty}</p>
  if (chosen === undefined) return null
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
    const next = chosen === undefined ? undefined : items[items.indexOf(chosen) + step]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    setChosenId(next.id)
  }

  const isSame = sameContent(chosen.content, now)
  return (
    <div className="flex h-[min(28rem,60vh)] gap-5">
      <div
        role="listbox"
        aria-label={historyWords.list}
        aria-activedescendant={`${base}-${chosen.id}`}
        tabIndex={0}
        ref={list}
        onKeyDown={onKeyDown}
        className="flex w-46 shrink-0 flex-col gap-0.5 overflow-y-auto rounded-control outline-offset-[-2px]"
      >
        {items.map((one) => (
          <div
            key={one.id}
            id={`${base}-${one.id}`}
            ref={one === chosen ? seen : undefined}
            role="option"
            aria-selected={one === chosen}
            onClick={() => setChosenId(one.id)}
            className={classes('rounded-control px-2.5 py-1.5', one === chosen ? 'bg-surface-active' : 'hover:bg-surface-hover')}
          >
            <p className="font-medium"><RelativeTime at={one.at} look="clock" /></p>
            <p className="text-12 text-muted">{revisionReason(one.reason)}</p>
          </div>
        ))}
        {nextCursor !== null && <Button size="sm" variant="ghost" onClick={() => revisions.more()}>{historyWords.older}</Button>}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div className="grid min-h-0 flex-1 grid-cols-2 gap-4">
          <RevisionView heading={historyWords.earlier} content={chosen.content} other={now} />
          <RevisionView heading={historyWords.now} content={now} other={chosen.content} />
        </div>
        {failure !== null && <p role="alert" className="text-12 text-danger-text">{failure}</p>}
        <div className="flex items-center justify-end gap-3">
          {(isSame || isTrashed) && <span className="text-12 text-muted">{isTrashed ? historyWords.readOnlyInTrash : historyWords.same}</span>}
          <Button variant="primary" disabled={isSame || isTrashed} loading={isRestoring} onClick={() => void restore(chosen)}>{historyWords.restore}</Button>
        </div>
      </div>
    </div>
  )
}
