import { AppWindow, CopyPlus, Ellipsis, Eye, Forward, History, Link, Sparkles, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { COMMAND_KEYS } from '../../../contract/shortcuts.ts'
import { displayTitle } from '../../../domain/draft-content.ts'
import { Button, IconButton, Menu } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { writeTitle } from '../../stores/draft-editor-edits.ts'
import { copyLink, openDraftWindow } from '../../stores/places.ts'
import { useServices } from '../../stores/services-context.tsx'
import { captionsWords } from '../../strings/captions.ts'
import { composerWords } from '../../strings/composer.ts'
import { desktopWords } from '../../strings/desktop.ts'
import { draftsWords } from '../../strings/drafts.ts'
import { previewWords } from '../../strings/previews.ts'
import { copyWords } from '../../strings/writing.ts'
import { useDraftActs } from '../drafts/use-draft-acts.ts'
import { useWritingLang } from '../writing/use-writing.ts'
import { SaveStatus } from './save-status.tsx'
import { useEditor } from './use-draft-editor.ts'

interface ComposerHeaderProps {
  editor: DraftEditor
  /** Asks for captions. */
  onCaptions: () => void
  onHistory: () => void
  /** Null where the previews are in view. */
  onPreview: (() => void) | null
  onGone: () => void
}

export function ComposerHeader({ editor, onCaptions, onHistory, onPreview, onGone }: ComposerHeaderProps) {
  const title = useEditor(editor, (state) => state.content.title)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const { trash } = useDraftActs(editor.workspaceId)
  const services = useServices()
  const input = useRef<HTMLInputElement>(null)
  const { app, duplicateDraft } = services
  const { workspaceId, draftId } = editor
  const lang = useWritingLang(workspaceId)

  function toTrash(): void {
    const name = displayTitle(editor.state.getState().content) || draftsWords.untitled
    void trash({ id: editor.draftId, title: name }).then((isDone) => isDone && onGone())
  }

  return (
    <header className="flex h-(--bar-height) shrink-0 items-center gap-2 border-b border-border pr-2 pl-4">
      <input
        ref={input}
        aria-label={composerWords.title}
        placeholder={composerWords.titleHint}
        value={title}
        readOnly={isTrashed}
        autoComplete="off"
        spellCheck
        lang={lang}
        data-writing
        onChange={(event) => editor.edit(writeTitle(event.target.value))}
        onFocus={() => editor.setFocused(true)}
        onBlur={() => editor.setFocused(false)}
        className="-ml-1.5 h-8 min-w-16 flex-1 rounded-control bg-transparent px-1.5 text-15 font-semibold text-ellipsis outline-offset-[-2px] placeholder:font-normal"
      />
      <SaveStatus editor={editor} />
      <Button size="sm" variant="ghost" icon={Sparkles} disabled={isTrashed} aria-label={captionsWords.open} title={captionsWords.openHint} onClick={onCaptions}><span className="@max-[560px]:hidden">{captionsWords.open}</span></Button>
      {onPreview !== null && <Button size="sm" variant="ghost" icon={Eye} title={previewWords.open} onClick={onPreview}><span className="@max-[460px]:sr-only">{previewWords.open}</span></Button>}
      <IconButton label={composerWords.history} icon={History} onClick={onHistory} />
      <Menu
        align="end"
        trigger={<IconButton label={composerWords.more} icon={Ellipsis} />}
        items={[
          ...(services.ownDraft === null ? [{ label: desktopWords.openInWindow, icon: AppWindow, shortcut: COMMAND_KEYS['open-draft-window'], onSelect: () => void openDraftWindow(services, workspaceId, draftId) }] : []),
          { label: copyWords.duplicate, icon: CopyPlus, onSelect: () => void duplicateDraft(workspaceId, draftId) },
          { label: copyWords.toOther, icon: Forward, onSelect: () => app.getState().open({ kind: 'copy-draft', workspaceId, draftId }) },
          { label: desktopWords.copyLink, icon: Link, shortcut: COMMAND_KEYS['copy-link'], onSelect: () => copyLink(services, { kind: 'draft', workspaceId, draftId }) },
          'separator',
          { label: composerWords.toTrash, icon: Trash2, danger: true, disabled: isTrashed, onSelect: toTrash },
        ]}
      />
    </header>
  )
}
