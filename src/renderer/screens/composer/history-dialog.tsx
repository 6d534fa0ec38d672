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
import { diffWords } from '../../strings/diff.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { changeWords, ContentDiff } from './content-diff.tsx'
import { useEditor } from './use-draft-editor.ts'

interface HistoryDialogProps {
  editor: DraftEditor
  open: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** The earlier states of a draft in a row, each with what changed, and each of which can be the present one again. */
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
  const media = useEditor(editor, (state) => state.media)
  const [view, setView] = useState<'now' | 'before'>('now')
  // What a state changed of the one before it; of the last one that was read the one before is not known.
  const changes = useMemo(() => items.map((one, at) => { const older = items[at + 1]; return older === undefined ? null : changeWords(older.content, one.content) }), [items])
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
  const older = items[items.indexOf(chosen) + 1]
  const nameOf = (mediaId: string) => media[mediaId]?.name ?? null
  return (
    <div className="flex h-[min(28rem,60vh)] gap-5">
      <div
        role="listbox"
        aria-label={historyWords.list}
        aria-activedescendant={`${base}-${chosen.id}`}
        tabIndex={0}
        ref={list}
        onKeyDown={onKeyDown}
        className="flex w-54 shrink-0 flex-col gap-0.5 overflow-y-auto rounded-control outline-offset-[-2px]"
      >
        {items.map((one, at) => (
          <div
            key={one.id}
            id={`${base}-${one.id}`}
            ref={one === chosen ? seen : undefined}
            role="option"
            aria-selected={one === chosen}
            onClick={() => setChosenId(one.id)}
            className={classes('relative rounded-control py-1.5 pr-2.5 pl-6', one === chosen ? 'bg-surface-active' : 'hover:bg-surface-hover')}
          >
            <span aria-hidden className={classes('absolute top-0 left-[11px] w-px bg-border', at === 0 && 'top-3.5', at === items.length - 1 && nextCursor === null ? 'h-3.5' : 'bottom-0')} />
            <span aria-hidden className={classes('absolute top-3 left-2 size-[7px] rounded-full border', one === chosen ? 'border-action bg-action' : 'border-border-strong bg-surface-raised')} />
            <p className="font-medium"><RelativeTime at={one.at} look="clock" /></p>
            <p className="text-12 text-muted">{revisionReason(one.reason)}</p>
            <p className="text-12 text-muted">{changes[at] ?? (items[at + 1] === undefined ? (nextCursor === null ? historyWords.first : '') : diffWords.same)}</p>
          </div>
        ))}
        {nextCursor !== null && <Button size="sm" variant="ghost" onClick={() => revisions.more()}>{historyWords.older}</Button>}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        {older !== undefined && (
          <div role="group" aria-label={historyWords.view} className="inline-flex gap-0.5 self-start rounded-control bg-surface-active p-0.5">
            {(['now', 'before'] as const).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={view === one}
                onClick={() => setView(one)}
                className={classes('h-7 rounded-small px-2.5 text-13 whitespace-nowrap text-muted hover:text-text', view === one && 'bg-surface font-medium text-text shadow-[0_1px_2px_rgb(0_0_0/12%)]')}
              >
                {one === 'now' ? historyWords.withNow : historyWords.withBefore}
              </button>
            ))}
          </div>
        )}
        {older !== undefined && view === 'before'
          ? <ContentDiff heading={historyWords.intoThen} before={older.content} after={chosen.content} nameOf={nameOf} />
          : <ContentDiff heading={historyWords.sinceThen} before={chosen.content} after={now} nameOf={nameOf} />}
        {failure !== null && <p role="alert" className="text-12 text-danger-text">{failure}</p>}
        <div className="flex items-center justify-end gap-3">
          {(isSame || isTrashed) && <span className="text-12 text-muted">{isTrashed ? historyWords.readOnlyInTrash : historyWords.same}</span>}
          <Button variant="primary" disabled={isSame || isTrashed} loading={isRestoring} onClick={() => void restore(chosen)}>{historyWords.restore}</Button>
        </div>
      </div>
    </div>
  )
}
