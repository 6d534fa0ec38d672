import { useId } from 'react'
import type { Ref } from 'react'
import { needsTitle } from '../../../domain/post-types.ts'
import { Button } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { captionIn, differs, dropVariant, writeCaption, writeYoutubeTitle } from '../../stores/draft-editor-edits.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { composerWords } from '../../strings/composer.ts'
import { useEditor } from './use-draft-editor.ts'

interface CaptionFieldProps {
  editor: DraftEditor
  tab: CaptionTab
  panelId: string
  hasPlatforms: boolean
  ref: Ref<HTMLTextAreaElement>
}

export function CaptionField({ editor, tab, panelId, hasPlatforms, ref }: CaptionFieldProps) {
  const text = useEditor(editor, (state) => captionIn(state.content, tab))
  const isOwn = useEditor(editor, (state) => tab !== 'shared' && differs(state.content, tab))
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const hasYoutube = useEditor(editor, (state) => state.content.postTypes.some(needsTitle))
  const noteId = useId()
  return (
    <div id={panelId} role="tabpanel" aria-label={tab === 'shared' ? composerWords.shared : common.networks[tab]} className="flex min-h-24 flex-1 flex-col">
      <Note editor={editor} tab={tab} isOwn={isOwn} hasPlatforms={hasPlatforms} id={noteId} />
      {hasYoutube && (tab === 'shared' || tab === 'youtube') && <YoutubeTitle editor={editor} isReadOnly={isTrashed} />}
      <textarea
        ref={ref}
        aria-label={composerWords.caption}
        aria-describedby={noteId}
        placeholder={tab === 'shared' ? composerWords.captionHint : composerWords.captionHintFor(common.networks[tab])}
        value={text}
        readOnly={isTrashed}
        spellCheck
        onChange={(event) => editor.edit(writeCaption(tab, event.target.value))}
        onFocus={() => editor.setFocused(true)}
        onBlur={() => editor.setFocused(false)}
        // On a wide window lines stay short enough to read; the scroll bar stays at the edge.
        className="min-h-0 w-full flex-1 resize-none bg-transparent pt-1 pr-[max(16px,calc(100%-736px))] pb-4 pl-4 text-15 outline-none"
      />
    </div>
  )
}

function Note({ editor, tab, isOwn, hasPlatforms, id }: { editor: DraftEditor; tab: CaptionTab; isOwn: boolean; hasPlatforms: boolean; id: string }) {
  const { toasts } = useServices()
  function useShared(): void {
    if (tab === 'shared') return
    const variant = editor.state.getState().content.variants[tab]
    editor.edit(dropVariant(tab))
    if (variant === undefined) return
    const undo = { label: composerWords.undo, run: () => editor.edit(writeCaption(tab, variant)) }
    toasts.getState().show({ text: composerWords.sharedUsed(common.networks[tab]), action: undo })
  }
  const words = tab === 'shared'
    ? (hasPlatforms ? composerWords.sharedNote : composerWords.sharedNoteNone)
    : isOwn ? composerWords.ownNote(common.networks[tab]) : composerWords.sameNote(common.networks[tab])
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 px-4 pt-1 text-12 text-muted">
      {isOwn && <span className="size-1.5 shrink-0 rounded-full bg-action" aria-hidden />}
      <p id={id} className="min-w-0 flex-1 truncate" title={words}>{words}</p>
      {isOwn && <Button size="sm" variant="ghost" onClick={useShared} className="-mr-2">{composerWords.useShared}</Button>}
    </div>
  )
}

function YoutubeTitle({ editor, isReadOnly }: { editor: DraftEditor; isReadOnly: boolean }) {
  const title = useEditor(editor, (state) => state.content.youtubeTitle)
  const id = useId()
  return (
    <div className="mx-4 mb-2 flex shrink-0 items-center gap-3 border-b border-subtle pb-2">
      <label htmlFor={id} className="shrink-0 text-12 text-muted">{composerWords.youtubeTitle}</label>
      <input
        id={id}
        value={title}
        placeholder={composerWords.youtubeTitleHint}
        readOnly={isReadOnly}
        autoComplete="off"
        spellCheck
        onChange={(event) => editor.edit(writeYoutubeTitle(event.target.value))}
        onFocus={() => editor.setFocused(true)}
        onBlur={() => editor.setFocused(false)}
        className="h-7 min-w-0 flex-1 rounded-control bg-transparent px-1.5 font-medium outline-offset-[-2px] placeholder:font-normal"
      />
    </div>
  )
}
