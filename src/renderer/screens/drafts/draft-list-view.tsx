import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, Ref } from 'react'
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { isMod } from '../../lib/keys.ts'
import { offsetToShow, useScrollView } from '../../lib/rows-in-view.ts'
import { draftsWords } from '../../strings/drafts.ts'
import { DraftRows } from './draft-rows.tsx'
import { createListRows, keptOffset, topsOf } from './list-rows.ts'
import type { ListRow } from './list-rows.ts'
import type { DraftSelection } from './use-draft-selection.ts'

export interface DraftListViewProps {
  workspaceId: string
  label: string
  drafts: readonly DraftSummary[]
  /** How many there are in all, where that is known. */
  total: number
  openId: string | null
  selection: DraftSelection
  unsaved: ReadonlySet<string>
  now: number
  isLoadingMore: boolean
  when: (draft: DraftSummary) => number
  onOpen: (draftId: string) => void
  /** Into the draft: Enter. */
  onEnter: () => void
  /** Into a window of its own: Shift+Enter, or two clicks. */
  onOwnWindow: (draftId: string) => void
  /** Delete: to the trash, or nothing. */
  onDelete: () => void
  onNearEnd: () => void
  ref?: Ref<HTMLDivElement>
}

export function DraftListView(props: DraftListViewProps) {
  const { workspaceId, label, drafts, total, openId, selection, unsaved, now, isLoadingMore, when, onOpen, onEnter, onOwnWindow, onDelete, onNearEnd, ref } = props
  const scroller = useRef<HTMLDivElement>(null)
  const base = useId()
  const [rowsOf] = useState(createListRows)
  const rows = useMemo(() => rowsOf(drafts, now, when), [rowsOf, drafts, now, when])
  const tops = useMemo(() => topsOf(rows), [rows])
  const [view, watch] = useScrollView()
  const attach = useCallback((element: HTMLDivElement | null) => {
    scroller.current = element
    watch(element)
    if (typeof ref === 'function') ref(element)
    else if (ref != null) ref.current = element
  }, [ref, watch])

  const shownBefore = useRef<readonly ListRow[]>(rows)
  useLayoutEffect(() => {
    const before = shownBefore.current
    shownBefore.current = rows
    const element = scroller.current
    if (before === rows || element === null) return
    const offset = keptOffset(before, rows, element.scrollTop, openId)
    if (offset === null) return
    element.scrollTop = offset
    view.look()
  }, [rows, openId, view])

  const openAt = useMemo(() => drafts.findIndex((draft) => draft.id === openId), [drafts, openId])
  // While several are chosen the keyboard may be at another than the one that is open.
  const activeId = selection.active ?? openId
  const activeAt = useMemo(() => drafts.findIndex((draft) => draft.id === activeId), [drafts, activeId])
  const show = (draftId: string) => {
    const index = rows.findIndex((row) => row.key === draftId)
    const element = scroller.current
    if (index === -1 || element === null) return
    // The name of the day is seen with the first of its drafts.
    const offset = offsetToShow(tops, index === 1 ? 0 : index, element.scrollTop, element.clientHeight)
    if (offset === null) return
    element.scrollTop = offset
    view.look()
  }

  // The draft that is open is in view when one comes here.
  const showAtStart = useRef(() => openId !== null && openAt > 0 && show(openId))
  useEffect(() => void showAtStart.current(), [])

  function onKeyDown(event: KeyboardEvent): void {
    const isMany = selection.ids.size > 0
    if (isMod(event) && event.key === 'a') {
      event.preventDefault()
      selection.all()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 84) - 1)
    const steps: Record<string, number> = { ArrowDown: activeAt + 1, j: activeAt + 1, ArrowUp: activeAt - 1, k: activeAt - 1, PageDown: activeAt + page, PageUp: activeAt - page, Home: 0, End: drafts.length - 1 }
    const to = steps[event.key]
    if (to !== undefined) {
      event.preventDefault()
      const draft = drafts[Math.max(0, Math.min(drafts.length - 1, to))]
      if (draft === undefined || draft.id === activeId) return
      if (event.shiftKey) selection.extendTo(draft.id)
      else {
        selection.clear()
        onOpen(draft.id)
      }
      show(draft.id)
    } else if (event.key === ' ' && activeId !== null) {
      event.preventDefault()
      selection.toggle(activeId)
    } else if (event.key === 'Escape' && isMany) {
      event.preventDefault()
      selection.clear()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (event.shiftKey && activeId !== null && !isMany) onOwnWindow(activeId)
      else onEnter()
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && (isMany || openAt !== -1)) {
      event.preventDefault()
      onDelete()
    }
  }

  // The same function for as long as the list is the same, so that rows are not drawn anew.
  const latest = useRef({ selection, onOpen })
  useLayoutEffect(() => { latest.current = { selection, onOpen } })
  const press = useCallback((draftId: string, event: MouseEvent) => {
    const now = latest.current
    if (event.shiftKey) now.selection.extendTo(draftId)
    else if (event.ctrlKey || event.metaKey) now.selection.toggle(draftId)
    else {
      now.selection.clear()
      now.onOpen(draftId)
    }
  }, [])

  return (
    <div
      ref={attach}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-multiselectable
      aria-activedescendant={activeAt === -1 ? undefined : `${base}-${activeId ?? ''}`}
      onKeyDown={onKeyDown}
      className="group/list min-h-0 flex-1 overflow-y-auto outline-none"
    >
      <DraftRows
        view={view}
        rows={rows}
        tops={tops}
        base={base}
        workspaceId={workspaceId}
        openId={openId}
        activeId={activeId}
        chosen={selection.ids}
        unsaved={unsaved}
        now={now}
        count={Math.max(total, drafts.length)}
        when={when}
        onPress={press}
        onOwnWindow={onOwnWindow}
        onNearEnd={onNearEnd}
      />
      {isLoadingMore && <p role="status" className="animate-late px-4 py-3 text-12 text-muted">{draftsWords.loadingMore}</p>}
    </div>
  )
}
