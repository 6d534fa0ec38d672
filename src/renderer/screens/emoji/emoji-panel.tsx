import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../stores/services-context.tsx'
import { emojiWords } from '../../strings/emoji.ts'
import { language } from '../../strings/language.ts'
import { searchEmoji, withTone } from './emoji-data.ts'
import type { Emoji } from './emoji-data.ts'
import { EmojiGrid } from './emoji-grid.tsx'
import type { EmojiGridHandle } from './emoji-grid.tsx'
import { GroupBar } from './group-bar.tsx'
import { emojiRows } from './emoji-rows.ts'
import { ToneButton } from './tone-button.tsx'
import { useEmoji } from './use-emoji.ts'

/** Search, grid, skin tone. `isGoingOn`: the user wants more than one. */
export function EmojiPanel({ onPick }: { onPick: (text: string, isGoingOn: boolean) => void }) {
  const { emoji } = useServices()
  const read = useEmoji(emoji.read)
  const tone = useStore(emoji.used, (state) => state.tone)
  // As it was when this opened: nothing moves under the fingers.
  const [recentCodes] = useState(() => emoji.used.getState().recent)
  const [query, setQuery] = useState('')
  const [shown, setShown] = useState<Emoji | null>(null)
  const grid = useRef<EmojiGridHandle>(null)
  const field = useRef<HTMLInputElement>(null)

  const all = read.phase === 'ready' ? read.all : NONE
  const rows = useMemo(() => {
    const recent = recentCodes.flatMap((code) => all.find((one) => one.code === code) ?? [])
    return emojiRows(all, recent, query.trim() === '' ? null : searchEmoji(all, query))
  }, [all, query, recentCodes])
  const isSearching = query.trim() !== ''
  const first = rows.find((row) => row.kind === 'emoji')?.cells[0]

  function pick(one: Emoji, isGoingOn: boolean): void {
    emoji.used.getState().use(one.code)
    onPick(withTone(one, tone), isGoingOn)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' && first !== undefined) grid.current?.focus()
    // The best of what was found; nothing is chosen for whoever has not looked for anything.
    else if (event.key === 'Enter' && isSearching && first !== undefined) pick(first, event.shiftKey)
    else return
    event.preventDefault()
  }

  return (
    <>
      <div className="flex shrink-0 items-center gap-1 border-b border-subtle pr-1.5">
        <input
          ref={field}
          aria-label={emojiWords.field}
          placeholder={emojiWords.field}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-10 min-w-0 flex-1 bg-transparent px-3 outline-none"
        />
        <ToneButton />
      </div>
      {read.phase === 'loading' && <p role="status" className="animate-late flex-1 px-3 py-3 text-muted">{emojiWords.loading}</p>}
      {read.phase === 'failed' && <p role="alert" className="flex-1 px-3 py-3 text-danger-text">{emojiWords.failed}</p>}
      {read.phase === 'ready' && rows.length === 0 && <p className="flex-1 px-3 py-3 break-words text-muted">{emojiWords.nothing(query)}</p>}
      {rows.length > 0 && (
        <EmojiGrid
          ref={grid}
          rows={rows}
          tone={tone}
          onPick={pick}
          onShow={setShown}
          onType={(text) => {
            setQuery((before) => before + text)
            field.current?.focus()
          }}
          onLeave={() => field.current?.focus()}
        />
      )}
      <p role="status" className="sr-only">{isSearching && read.phase === 'ready' ? emojiWords.found(rows.reduce((sum, row) => sum + (row.kind === 'emoji' ? row.cells.length : 0), 0)) : ''}</p>
      <footer className="flex h-10 shrink-0 items-center gap-2 border-t border-subtle px-2">
        {shown === null && !isSearching && read.phase === 'ready'
          ? <GroupBar rows={rows} onGo={(row) => grid.current?.show(row)} />
          : shown !== null && (
            <p className="flex min-w-0 items-center gap-2 px-1 text-12">
              <span aria-hidden className="text-18">{withTone(shown, tone)}</span>
              <span className="truncate">{shown.names[language]}</span>
            </p>
          )}
      </footer>
    </>
  )
}

const NONE: readonly Emoji[] = []
