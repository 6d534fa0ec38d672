import { memo, useEffect } from 'react'
import type { MouseEvent } from 'react'
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { useRowsInView } from '../../lib/rows-in-view.ts'
import type { ScrollView } from '../../lib/rows-in-view.ts'
import { DraftRow } from './draft-row.tsx'
import type { ListRow } from './list-rows.ts'

/** Rows drawn before they are in view. */
const AHEAD = 8
/** Rows read before they are. */
const READ_AHEAD = 20

export interface DraftRowsProps {
  view: ScrollView
  rows: readonly ListRow[]
  tops: Float64Array
  /** What the ids of rows begin with. */
  base: string
  workspaceId: string
  openId: string | null
  activeId: string | null
  /** None: the one that is open is what the keys are about. */
  chosen: ReadonlySet<string>
  unsaved: ReadonlySet<string>
  now: number
  count: number
  when: (draft: DraftSummary) => number
  onPress: (draftId: string, event: MouseEvent) => void
  onOwnWindow: (draftId: string) => void
  onNearEnd: () => void
}

/** The part of the list that is in view. Scrolling draws this alone. */
export const DraftRows = memo(function DraftRows({ view, rows, tops, base, workspaceId, openId, activeId, chosen, unsaved, now, count, when, onPress, onOwnWindow, onNearEnd }: DraftRowsProps) {
  const { first, last } = useRowsInView(view, tops, AHEAD)
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - READ_AHEAD) onNearEnd()
  }, [last, rows.length, onNearEnd])
  return (
    <div className="relative" style={{ height: tops[rows.length] }}>
      {rows.slice(first, last + 1).map((row, index) => {
        const top = tops[first + index] ?? 0
        if (row.kind === 'day') {
          return (
            <div key={row.key} role="presentation" style={{ transform: `translateY(${top}px)`, height: row.height }} className="absolute inset-x-0 top-0 flex items-end border-b border-subtle px-4 pb-1.5 text-12 text-muted">
              {row.label}
            </div>
          )
        }
        const { draft } = row
        const isOpen = draft.id === openId
        return (
          <DraftRow
            key={row.key}
            id={`${base}-${draft.id}`}
            workspaceId={workspaceId}
            draft={draft}
            at={when(draft)}
            now={now}
            isOpen={isOpen}
            isChosen={chosen.size === 0 ? isOpen : chosen.has(draft.id)}
            isActive={draft.id === activeId}
            isUnsaved={unsaved.has(draft.id)}
            position={row.at + 1}
            count={count}
            top={top}
            height={row.height}
            onPress={onPress}
            onOwnWindow={onOwnWindow}
          />
        )
      })}
    </div>
  )
})
