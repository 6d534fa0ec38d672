import { X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { withTag } from '../../stores/media-library-acts.ts'
import { detailWords as words } from '../../strings/media-library.ts'

/** Of tagSchema and MAX_TAGS. */
const LONGEST = 50
const MOST = 50

/** Tags as small marks, with a place to write one more. Enter or a comma ends it; Backspace in the empty field takes the last one back. */
export function TagField({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  function add(): void {
    const next = withTag(tags, text)
    setText('')
    if (next !== null && next.length <= MOST) onChange(next)
  }
  function remove(tag: string): void {
    onChange(tags.filter((one) => one !== tag))
    input.current?.focus()
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">{words.tags}</label>
      <ul className="flex flex-wrap gap-1 empty:hidden">
        {tags.map((tag) => (
          <li key={tag} className="flex h-6 max-w-full items-center rounded-small bg-surface-active pl-2 text-12">
            <span className="selectable truncate">{tag}</span>
            <button type="button" aria-label={words.removeTag(tag)} onClick={() => remove(tag)} className="flex size-6 shrink-0 items-center justify-center rounded-small text-icon hover:text-text">
              <X className="size-3" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        id={id}
        value={text}
        maxLength={LONGEST}
        placeholder={words.addTag}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const last = tags.at(-1)
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault()
            add()
          } else if (event.key === 'Backspace' && text === '' && last !== undefined) {
            event.preventDefault()
            remove(last)
          } else if (event.key === 'Escape' && text !== '') {
            event.preventDefault()
            setText('')
          }
        }}
        className="h-7 w-full rounded-control border border-border bg-surface-field px-2.5 text-13 hover:border-strong focus-visible:outline-offset-0"
      />
    </div>
  )
}
