/** Goes anywhere, finds anything, does anything by a few letters. Opened and entered, it goes back to the client one came from. */
import { Command } from 'cmdk'
import { ArrowLeft, Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { CloseByEsc } from '../../components/ui/close-by-esc.ts'
import { IconButton, Kbd, Spinner } from '../../components/ui/index.ts'
import { foundWords, paletteWords } from '../../strings/palette.ts'
import { common } from '../../strings/common.ts'
import { useSearch } from '../search/use-search.ts'
import { ActiveDescendant } from './active-descendant.tsx'
import type { PageName } from './actions.ts'
import { FEW, MANY, groupsOf, isFirstSettled } from './groups.ts'
import type { Row } from './groups.ts'
import { PaletteFooter } from './palette-footer.tsx'
import { CutNote, PaletteRow } from './row.tsx'
import { useChoice } from './use-choice.ts'
import { useKnown } from './use-known.ts'

/** A place within the palette. Null is the first; each keeps what was typed there. */
interface Step { page: PageName | null; text: string }

const MOVES = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End'])
/** On these the search goes on. */
const isSearched = (page: PageName | null) => page !== 'clients' && page !== 'theme' && page !== 'language'

export function Palette({ onClose }: { onClose: () => void }) {
  const known = useKnown()
  const { here, clients } = known
  const [steps, setSteps] = useState<readonly Step[]>([{ page: null, text: '' }])
  const { page, text } = steps.at(-1) ?? { page: null, text: '' }
  const { setText, ...search } = useSearch(here?.state === 'ready' ? here.id : null, page === null ? FEW : MANY)
  useEffect(() => setText(isSearched(page) ? text : ''), [setText, page, text])
  const groups = useMemo(() => groupsOf({ ...known, page, text, found: search.result }), [known, page, text, search.result])

  const closing = useChoice(here?.id ?? null, onClose)
  const root = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const isMoved = useRef(false)
  const isEntered = useRef(false)

  function type(next: string): void {
    isMoved.current = false
    isEntered.current = false
    setSteps((before) => [...before.slice(0, -1), { page, text: next }])
  }
  function back(): void {
    isMoved.current = false
    setSteps((before) => before.slice(0, -1))
  }
  function choose(row: Row): void {
    isEntered.current = false
    isMoved.current = false
    if (row.kind === 'more') setSteps((before) => [...before, { page: row.page, text }])
    else if (row.kind === 'action' && row.action.act.kind === 'page') {
      const { act } = row.action
      setSteps((before) => [...before, { page: act.page, text: '' }])
    } else closing.choose(row)
  }

  const first = groups[0]?.rows[0]
  const isWaiting = search.phase === 'searching' && isSearched(page)
  // Newer answers put the best row first; one that the user has moved to stays chosen.
  useLayoutEffect(() => {
    if (isMoved.current) return
    root.current?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true }))
    // That was not the user.
    isMoved.current = false
  }, [search.result])
  // Entered before the answer was here: what it puts first is what was meant.
  useEffect(() => {
    if (!isWaiting && isEntered.current && first !== undefined) choose(first)
  })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (MOVES.has(event.key)) isMoved.current = true
    if (event.key === 'Enter' && isWaiting && !isMoved.current && !isFirstSettled(groups)) {
      event.preventDefault()
      isEntered.current = true
    } else if (event.key === 'Backspace' && text === '' && steps.length > 1) {
      event.preventDefault()
      back()
    }
  }

  return (
    <CloseByEsc value={steps.length === 1 ? onClose : back}>
      <Dialog.Root open onOpenChange={(isOpen) => { if (!isOpen) onClose() }}>
        <Dialog.Portal>
          <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim animate-appear" />
          <Dialog.Content
            data-palette
            aria-describedby={undefined}
            onOpenAutoFocus={(event) => closing.onOpen(event, input.current)}
            onCloseAutoFocus={closing.onClosed}
            // The field keeps the focus, whatever is pressed.
            onMouseDown={(event) => { if (event.target !== input.current) event.preventDefault() }}
            onEscapeKeyDown={(event) => {
              if (steps.length === 1) return
              event.preventDefault()
              back()
            }}
            className="fixed top-[min(72px,8vh)] left-1/2 z-40 flex max-h-[min(560px,calc(100%-min(144px,16vh)))] w-[min(600px,calc(100%-32px))] -translate-x-1/2 flex-col overflow-hidden rounded-card bg-surface-raised shadow-pop outline-none animate-appear"
          >
            <Dialog.Title className="sr-only">{paletteWords.title}</Dialog.Title>
            <Command ref={root} label={page === null ? paletteWords.field : paletteWords.pages[page]} shouldFilter={false} vimBindings={false} loop onKeyDown={onKeyDown} className="flex min-h-0 flex-col">
              <div className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle pr-4 pl-4">
                {page === null ? <span className="flex size-4 shrink-0 text-icon">{isWaiting ? <Spinner /> : <Search className="size-4" aria-hidden />}</span> : <IconButton size="sm" label={common.back} icon={ArrowLeft} onClick={back} className="-ml-1" />}
                {page !== null && <span className="shrink-0 rounded-small bg-surface-active px-1.5 text-12 leading-5">{paletteWords.pages[page]}</span>}
                <Command.Input ref={input} value={text} onValueChange={type} placeholder={page === null ? paletteWords.field : ''} className="h-full min-w-0 flex-1 bg-transparent text-15 outline-none" />
                <span aria-hidden className="shrink-0 text-muted"><Kbd keys="Esc" quiet /></span>
              </div>
              <Command.List label={paletteWords.results} onPointerMoveCapture={() => { isMoved.current = true }} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2 outline-none">
                {groups.map((group) => (
                  <Command.Group key={group.key} value={group.key} heading={group.title} className="**:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-3 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-12 **:[[cmdk-group-heading]]:text-muted">
                    {group.rows.map((row) => <PaletteRow key={row.key} row={row} workspaceId={here?.id ?? null} position={row.kind === 'client' ? clients.indexOf(row.client) : -1} onChoose={choose} />)}
                  </Command.Group>
                ))}
              </Command.List>
              <ActiveDescendant root={root} field={input} />
              {groups.map((group) => (group.cutAt === undefined ? null : <CutNote key={group.key} shown={group.cutAt} />))}
              {groups.length === 0 && !isWaiting && text.trim() !== '' && <p className="px-4 pb-4 break-words text-muted">{here === null ? paletteWords.nothing(text) : paletteWords.nothingHere(text, here.name)}</p>}
              {search.phase === 'failed' && here !== null && <p role="alert" className="px-4 pb-3 text-12 text-danger-text">{paletteWords.failed(here.name)}</p>}
            </Command>
            <p role="status" className="sr-only">{search.phase === 'ready' && search.result !== null ? foundWords(search.result) : ''}</p>
            <PaletteFooter client={here?.state === 'ready' ? here.name : null} isInner={steps.length > 1} />
          </Dialog.Content>
        </Dialog.Portal>
      </Dialog.Root>
    </CloseByEsc>
  )
}
