import { useDeferredValue, useEffect, useRef } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Sheet } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { previewWords } from '../../strings/previews.ts'
import { PreviewList } from './preview-list.tsx'
import { useEditor } from './use-draft-editor.ts'

interface PreviewPaneProps {
  workspace: WorkspaceView
  editor: DraftEditor
}

/** Room that a composer needs to have the previews at its side (px). */
export const PREVIEW_ROOM = 620

/** The previews beside the text. They follow the tab that is open. */
export function PreviewPane({ workspace, editor, tab }: PreviewPaneProps & { tab: CaptionTab }) {
  const root = useRef<HTMLElement>(null)
  useEffect(() => {
    if (tab === 'shared') return
    const box = root.current
    const section = box?.querySelector<HTMLElement>(`[data-network="${tab}"]`)
    if (box != null && section != null) box.scrollTo({ top: section.offsetTop - GAP, behavior: 'smooth' })
  }, [tab])
  return (
    // Focusable, so that it can be scrolled by keyboard.
    <aside ref={root} tabIndex={0} aria-label={previewWords.title} className="relative flex w-70 shrink-0 flex-col gap-5 overflow-y-auto border-l border-border bg-surface-sunken p-4 outline-offset-[-2px] @min-[900px]:w-90">
      <Previews workspace={workspace} editor={editor} />
    </aside>
  )
}

/** Above the section that is scrolled to (px). */
const GAP = 16

/** The previews where there is no room for them at the side. */
export function PreviewSheet({ workspace, editor, open, onOpenChange }: PreviewPaneProps & { open: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={previewWords.title} className="max-w-90">
      <div className="flex min-h-full flex-col gap-5 bg-surface-sunken p-4"><Previews workspace={workspace} editor={editor} /></div>
    </Sheet>
  )
}

/** Drawn after what is typed, never before it. */
function Previews({ workspace, editor }: PreviewPaneProps) {
  const content = useEditor(editor, (state) => state.content)
  const media = useEditor(editor, (state) => state.media)
  return <PreviewList workspace={workspace} content={useDeferredValue(content)} media={media} />
}
