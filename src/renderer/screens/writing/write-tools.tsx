import { useEffect } from 'react'
import type { RefObject } from 'react'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { useEditor } from '../composer/use-draft-editor.ts'
import { EmojiPicker } from '../emoji/emoji-picker.tsx'
import { SignButton } from './sign-button.tsx'
import { SnippetPicker } from './snippet-picker.tsx'
import type { WritingField } from './type-into.ts'

export type WriteTool = 'emoji' | 'snippets'

export interface WriteToolsProps {
  editor: DraftEditor
  tab: CaptionTab
  open: WriteTool | null
  onOpen: (tool: WriteTool | null) => void
  caption: RefObject<HTMLTextAreaElement | null>
  /** The field that was written in last: a title may be it. */
  last: RefObject<WritingField | null>
}

/** What helps while one writes, under the text. */
export function WriteTools({ editor, tab, open, onOpen, caption, last }: WriteToolsProps) {
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  useEffect(() => {
    if (isTrashed) onOpen(null)
  }, [isTrashed, onOpen])
  if (isTrashed) return null
  const toggle = (tool: WriteTool) => (isOpen: boolean) => onOpen(isOpen ? tool : null)
  return (
    // In a low window they stand in the corner of the text, so that what is below keeps its room.
    <div className="flex h-10 shrink-0 items-center gap-1 px-2 pb-1 low:pointer-events-none low:-mt-10 low:justify-end low:*:pointer-events-auto low:*:bg-surface">
      {/* A field that is gone, as of another tab, gives way to the text. */}
      <EmojiPicker isOpen={open === 'emoji'} onOpenChange={toggle('emoji')} field={() => (last.current?.isConnected === true ? last.current : caption.current)} />
      <SnippetPicker editor={editor} tab={tab} isOpen={open === 'snippets'} onOpenChange={toggle('snippets')} field={() => caption.current} />
      <SignButton editor={editor} />
    </div>
  )
}
