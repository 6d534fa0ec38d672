import { memo } from 'react'
import type { MouseEvent } from 'react'
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { Badge, PlatformIcon } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { draftsWords, fullTime, rowTime, sendWord } from '../../strings/drafts.ts'
import { excerptOf, hasFacts, titleOf } from './list-rows.ts'
import { Strip } from './strip.tsx'

export interface DraftRowProps {
  id: string
  workspaceId: string
  draft: DraftSummary
  /** The time that the list is ordered by here. */
  at: number
  now: number
  isOpen: boolean
  /** One of several that are chosen, or the one that is open. */
  isChosen: boolean
  /** Where the keyboard is. */
  isActive: boolean
  /** Its text is in this window only. */
  isUnsaved: boolean
  position: number
  count: number
  top: number
  height: number
  onPress: (draftId: string, event: MouseEvent) => void
  onOwnWindow: (draftId: string) => void
}

/** One draft in the list: what it is called, how it begins, where it goes, and what became of it. */
export const DraftRow = memo(function DraftRow({ id, workspaceId, draft, at, now, isOpen, isChosen, isActive, isUnsaved, position, count, top, height, onPress, onOwnWindow }: DraftRowProps) {
  const excerpt = excerptOf(draft)
  const send = sendWord(draft.send)
  return (
    <div
      role="option"
      id={id}
      aria-selected={isChosen}
      aria-setsize={count}
      aria-posinset={position}
      data-draft={draft.id}
      onClick={(event) => onPress(draft.id, event)}
      // With Shift a range of drafts is meant, not of text.
      onMouseDown={(event) => { if (event.shiftKey) event.preventDefault() }}
      onDoubleClick={(event) => { if (!event.shiftKey && !event.ctrlKey && !event.metaKey) onOwnWindow(draft.id) }}
      style={{ transform: `translateY(${top}px)`, height }}
      className={classes(
        'absolute inset-x-0 top-0 border-b border-subtle px-4 pt-2.5 pb-3 before:absolute before:inset-y-0 before:left-0 before:w-0.5',
        isChosen ? 'bg-client-tint text-client-ink' : 'hover:bg-surface-hover',
        isOpen && 'before:bg-client-edge',
        isActive && 'outline-offset-[-2px] outline-focus group-focus-visible/list:outline-2',
      )}
    >
      <div className="flex items-baseline gap-3">
        <span className={classes('min-w-0 flex-1 truncate font-medium', draft.title === '' && !isChosen && 'text-muted')}>{titleOf(draft)}</span>
        {isUnsaved ? <Badge tone="warn" className="shrink-0 self-center">{draftsWords.notSaved}</Badge> : (
          <time dateTime={new Date(at).toISOString()} title={fullTime(at)} className={classes('shrink-0 text-12 tabular-nums', !isChosen && 'text-muted')}>{rowTime(at, now)}</time>
        )}
      </div>
      <div>
        {excerpt !== '' && <p className={classes('truncate text-12 leading-5', !isChosen && 'text-muted')}>{excerpt}</p>}
        {hasFacts(draft) && (
          <div className="flex h-6 items-end gap-2">
            <div className={classes('flex min-w-0 flex-1 items-center gap-2 self-end overflow-hidden', !isChosen && 'text-icon')}>
              {draft.platforms.map((platform) => <PlatformIcon key={platform} platform={platform} named />)}
              {send !== null && <Badge tone={draft.send === 'live' ? 'info' : 'neutral'}>{send}</Badge>}
            </div>
            <Strip workspaceId={workspaceId} hashes={draft.mediaStrip} count={draft.mediaCount} />
          </div>
        )}
      </div>
    </div>
  )
})
