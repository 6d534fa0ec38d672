import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { createPortal } from 'react-dom'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { useEditor } from '../composer/use-draft-editor.ts'
import { caretPlace } from './caret-place.ts'
import { SnippetOptions } from './snippet-options.tsx'
import type { SlashMenuState } from './use-slash-menu.ts'

const WIDTH = 320
const HEIGHT = 280
const MARGIN = 8
const GAP = 4

/** Under the slash, or above it where there is no room. */
export function SlashMenu({ menu, field, editor, tab }: { menu: SlashMenuState; field: RefObject<HTMLTextAreaElement | null>; editor: DraftEditor; tab: CaptionTab }) {
  const content = useEditor(editor, (state) => state.content)
  const [place, setPlace] = useState<{ left: number; top?: number; bottom?: number; maxHeight: number } | null>(null)
  const { isOpen, start } = menu
  useLayoutEffect(() => {
    const element = field.current
    if (!isOpen || element === null) return setPlace(null)
    const put = () => {
      const caret = caretPlace(element, start)
      const left = Math.max(MARGIN, Math.min(caret.left, window.innerWidth - WIDTH - MARGIN))
      const below = window.innerHeight - caret.top - caret.height - GAP - MARGIN
      const above = caret.top - GAP - MARGIN
      setPlace(below >= Math.min(HEIGHT, above) ? { left, top: caret.top + caret.height + GAP, maxHeight: Math.min(HEIGHT, below) } : { left, bottom: window.innerHeight - caret.top + GAP, maxHeight: Math.min(HEIGHT, above) })
    }
    put()
    window.addEventListener('resize', put)
    element.addEventListener('scroll', put)
    return () => {
      window.removeEventListener('resize', put)
      element.removeEventListener('scroll', put)
    }
  }, [field, isOpen, start])
  return (
    <>
      <p role="status" className="sr-only">{menu.said}</p>
      {isOpen && place !== null && createPortal(
        <div style={{ ...place, width: WIDTH }} className="fixed z-30 flex flex-col overflow-hidden rounded-card bg-surface-raised shadow-pop animate-appear">
          <SnippetOptions id={menu.id} ranked={menu.ranked} active={menu.active} content={content} tab={tab} onPick={menu.pick} onActive={menu.setActive} />
        </div>,
        document.body,
      )}
    </>
  )
}
