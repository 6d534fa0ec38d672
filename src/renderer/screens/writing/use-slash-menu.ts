/** The menu that a slash at the beginning of a line opens. The text keeps the focus and all that is typed; only choosing changes it. */
import { useEffect, useId, useMemo, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useServices } from '../../stores/services-context.tsx'
import { writingWords } from '../../strings/writing.ts'
import { insertSnippet } from './insert-snippet.ts'
import { rankSnippets } from './rank-snippets.ts'
import type { RankedSnippet } from './rank-snippets.ts'
import { slashAt } from './slash.ts'
import type { Slash } from './slash.ts'
import { optionId } from './snippet-options.tsx'
import { useWriting } from './use-writing.ts'

const MOST = 8
const NOTHING: readonly RankedSnippet[] = []

export function useSlashMenu(workspaceId: string, field: RefObject<HTMLTextAreaElement | null>, isOff: boolean) {
  const { toasts } = useServices()
  const snippets = useWriting(workspaceId, (state) => state.snippets)
  const [slash, setSlash] = useState<Slash | null>(null)
  /** Where a slash stands whose menu was sent away: it does not come back by itself. */
  const [refused, setRefused] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const [isMoved, setMoved] = useState(false)
  const id = useId()

  const query = slash?.query ?? null
  const ranked = useMemo(() => (query === null || isOff ? NOTHING : rankSnippets(query, snippets).slice(0, MOST)), [query, snippets, isOff])
  const isOpen = slash !== null && slash.start !== refused && ranked.length > 0
  useEffect(() => {
    setActive(0)
    setMoved(false)
  }, [query, slash?.start])

  /** After every change of the text or the caret. */
  function look(): void {
    const element = field.current
    const next = element === null || element.selectionStart !== element.selectionEnd ? null : slashAt(element.value, element.selectionStart)
    setSlash((before) => (before?.start === next?.start && before?.query === next?.query ? before : next))
    if (next === null || next.start !== refused) setRefused(null)
  }

  function pick({ snippet }: RankedSnippet): void {
    const element = field.current
    if (element === null || slash === null) return
    if (!insertSnippet(element, snippet, slash.start, slash.start + 1 + slash.query.length)) toasts.getState().show({ text: writingWords.allThere(snippet.name) })
    setSlash(null)
  }

  /** Answers true for a key that is the menu's. */
  function onKeyDown(event: KeyboardEvent): boolean {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    const chosen = ranked[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setMoved(true)
      setActive((active + (event.key === 'ArrowDown' ? 1 : ranked.length - 1)) % ranked.length)
    } else if (event.key === 'Escape') setRefused(slash.start)
    // A slash alone on its line may be meant as one: then Enter is a new line, unless something was chosen.
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen !== undefined && (slash.query !== '' || isMoved)) pick(chosen)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  return {
    isOpen,
    start: slash?.start ?? 0,
    id,
    ranked,
    active,
    look,
    pick,
    setActive: (index: number) => {
      setMoved(true)
      setActive(index)
    },
    close: () => setSlash(null),
    onKeyDown,
    /** For the text itself, so that the menu is told to those who do not see it. */
    aria: isOpen ? { 'aria-controls': id, 'aria-activedescendant': optionId(id, active), 'aria-autocomplete': 'list' as const } : {},
    said: isOpen ? writingWords.offered(ranked.length) : '',
  }
}

export type SlashMenuState = ReturnType<typeof useSlashMenu>
