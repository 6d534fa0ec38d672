import { TextQuote } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Button, IconButton, PopoverPanel } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { writingWords } from '../../strings/writing.ts'
import { useEditor } from '../composer/use-draft-editor.ts'
import { insertSnippet } from './insert-snippet.ts'
import { rankSnippets } from './rank-snippets.ts'
import type { RankedSnippet } from './rank-snippets.ts'
import { SnippetOptions, optionId } from './snippet-options.tsx'
import { caretOf } from './type-into.ts'
import type { WritingField } from './type-into.ts'
import { useWriting } from './use-writing.ts'

export const SNIPPET_KEYS = 'Mod+Shift+S'

export interface PickerProps {
  editor: DraftEditor
  tab: CaptionTab
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Where the text goes: the field that was written in last. */
  field: () => WritingField | null
}

/** What the client keeps, found by a few letters and put in where the caret was. */
export function SnippetPicker({ editor, tab, isOpen, onOpenChange, field }: PickerProps) {
  const { app, toasts } = useServices()
  const chosen = useRef<RankedSnippet | 'manage' | null>(null)
  function close(what: RankedSnippet | 'manage' | null): void {
    chosen.current = what
    onOpenChange(false)
  }
  /** The focus is back in the text before anything is put in, so that the caret is where it was. */
  function afterwards(event: Event): void {
    event.preventDefault()
    const what = chosen.current
    chosen.current = null
    const element = field()
    if (what === 'manage') return app.getState().go({ section: 'settings', settingsPage: 'writing' })
    if (element === null) return
    const { start, end } = caretOf(element)
    if (what === null) element.focus({ preventScroll: true })
    else if (!insertSnippet(element, what.snippet, start, end)) toasts.getState().show({ text: writingWords.allThere(what.snippet.name) })
  }
  return (
    <PopoverPanel
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<IconButton label={writingWords.insert} icon={TextQuote} shortcut={SNIPPET_KEYS} aria-keyshortcuts="Control+Shift+S Meta+Shift+S" />}
      label={writingWords.insert}
      onCloseAutoFocus={afterwards}
      className="w-80"
    >
      <Choice editor={editor} tab={tab} onChoose={close} />
    </PopoverPanel>
  )
}

function Choice({ editor, tab, onChoose }: { editor: DraftEditor; tab: CaptionTab; onChoose: (what: RankedSnippet | 'manage') => void }) {
  const snippets = useWriting(editor.workspaceId, (state) => state.snippets)
  const content = useEditor(editor, (state) => state.content)
  const [query, setQuery] = useState('')
  const [moved, setMoved] = useState(0)
  const id = useId()
  const ranked = rankSnippets(query, snippets)
  const active = Math.min(moved, Math.max(0, ranked.length - 1))

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const one = ranked[active]
    if (by !== 0 && ranked.length > 0) setMoved((active + by + ranked.length) % ranked.length)
    else if (event.key === 'Enter' && one !== undefined) onChoose(one)
    else return
    event.preventDefault()
  }

  return (
    <>
      {snippets.length > 0 && (
        <input
          role="combobox"
          aria-label={writingWords.insertField}
          aria-expanded={ranked.length > 0}
          aria-controls={id}
          aria-activedescendant={ranked.length > 0 ? optionId(id, active) : undefined}
          aria-autocomplete="list"
          placeholder={writingWords.insertField}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value)
            setMoved(0)
          }}
          onKeyDown={onKeyDown}
          className="h-10 shrink-0 border-b border-subtle bg-transparent px-3 outline-none"
        />
      )}
      {snippets.length === 0 ? (
        <div className="px-3 py-3">
          <p className="font-medium">{writingWords.nothingYet}</p>
          <p className="text-12 text-muted">{writingWords.nothingYetAbout}</p>
        </div>
      ) : ranked.length === 0
        ? <p role="status" className="px-3 py-3 break-words text-muted">{writingWords.nothing(query)}</p>
        : <div className="flex max-h-70 min-h-0 flex-col"><SnippetOptions id={id} ranked={ranked} active={active} content={content} tab={tab} onPick={onChoose} onActive={setMoved} /></div>}
      <footer className="flex shrink-0 items-center gap-2 border-t border-subtle py-1.5 pr-1.5 pl-3">
        <p className="min-w-0 flex-1 truncate text-12 text-muted">{writingWords.slashHint}</p>
        <Button size="sm" variant="ghost" onClick={() => onChoose('manage')}>{writingWords.manage}</Button>
      </footer>
    </>
  )
}
