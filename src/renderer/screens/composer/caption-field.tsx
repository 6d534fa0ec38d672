import { useId } from 'react'
import type { Ref, RefObject } from 'react'
import { countTitle, fullness } from '../../../domain/captions/index.ts'
import { needsTitle } from '../../../domain/post-types.ts'
import { Button } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { captionIn, differs, writeCaption, writeYoutubeTitle } from '../../stores/draft-editor-edits.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { countInWords, countWords } from '../../strings/checks.ts'
import { common } from '../../strings/common.ts'
import { composerWords } from '../../strings/composer.ts'
import { useMends } from './checks-acts.ts'
import { FULLNESS } from './fullness.ts'
import { SlashMenu } from '../writing/slash-menu.tsx'
import { useSlashMenu } from '../writing/use-slash-menu.ts'
import { useWritingLang } from '../writing/use-writing.ts'
import { useEditor } from './use-draft-editor.ts'

interface CaptionFieldProps {
  editor: DraftEditor
  tab: CaptionTab
  panelId: string
  hasPlatforms: boolean
  ref: RefObject<HTMLTextAreaElement | null>
  titleRef: Ref<HTMLInputElement>
}

export function CaptionField({ editor, tab, panelId, hasPlatforms, ref, titleRef }: CaptionFieldProps) {
  const text = useEditor(editor, (state) => captionIn(state.content, tab))
  const isOwn = useEditor(editor, (state) => tab !== 'shared' && differs(state.content, tab))
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const hasYoutube = useEditor(editor, (state) => state.content.postTypes.some(needsTitle))
  const noteId = useId()
  const lang = useWritingLang(editor.workspaceId)
  const menu = useSlashMenu(editor.workspaceId, ref, isTrashed)
  return (
    <div id={panelId} role="tabpanel" aria-label={tab === 'shared' ? composerWords.shared : common.networks[tab]} className="flex flex-1 flex-col">
      <Note editor={editor} tab={tab} isOwn={isOwn} hasPlatforms={hasPlatforms} id={noteId} />
      {hasYoutube && (tab === 'shared' || tab === 'youtube') && <YoutubeTitle editor={editor} isReadOnly={isTrashed} ref={titleRef} />}
      <textarea
        ref={ref}
        aria-label={composerWords.caption}
        aria-describedby={noteId}
        placeholder={tab === 'shared' ? composerWords.captionHint : composerWords.captionHintFor(common.networks[tab])}
        value={text}
        readOnly={isTrashed}
        spellCheck
        lang={lang}
        data-writing
        {...menu.aria}
        onChange={(event) => {
          editor.edit(writeCaption(tab, event.target.value))
          menu.look()
        }}
        onSelect={menu.look}
        onKeyDown={menu.onKeyDown}
        onFocus={() => editor.setFocused(true)}
        onBlur={() => {
          editor.setFocused(false)
          menu.close()
        }}
        // On a wide window lines stay short enough to read; the scroll bar stays at the edge.
        className="min-h-18 w-full flex-1 resize-none bg-transparent pt-1 pr-[max(16px,calc(100%-736px))] pb-4 pl-4 text-15 outline-none"
      />
      <SlashMenu menu={menu} field={ref} editor={editor} tab={tab} />
    </div>
  )
}

function Note({ editor, tab, isOwn, hasPlatforms, id }: { editor: DraftEditor; tab: CaptionTab; isOwn: boolean; hasPlatforms: boolean; id: string }) {
  const { takeShared } = useMends(editor)
  const words = tab === 'shared'
    ? (hasPlatforms ? composerWords.sharedNote : composerWords.sharedNoteNone)
    : isOwn ? composerWords.ownNote(common.networks[tab]) : composerWords.sameNote(common.networks[tab])
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 px-4 pt-1 text-12 text-muted">
      {isOwn && <span className="size-1.5 shrink-0 rounded-full bg-action" aria-hidden />}
      <p id={id} className="min-w-0 flex-1 truncate" title={words}>{words}</p>
      {isOwn && tab !== 'shared' && <Button size="sm" variant="ghost" onClick={() => takeShared(tab)} className="-mr-2">{composerWords.useShared}</Button>}
    </div>
  )
}

function YoutubeTitle({ editor, isReadOnly, ref }: { editor: DraftEditor; isReadOnly: boolean; ref: Ref<HTMLInputElement> }) {
  const title = useEditor(editor, (state) => state.content.youtubeTitle)
  const id = useId()
  const lang = useWritingLang(editor.workspaceId)
  const count = countTitle(title.trim(), 'youtube-video')
  return (
    <div className="mx-4 mb-2 flex shrink-0 items-center gap-3 border-b border-subtle pb-2">
      <label htmlFor={id} className="shrink-0 text-12 text-muted">{composerWords.youtubeTitle}</label>
      <input
        ref={ref}
        id={id}
        aria-describedby={`${id}-count`}
        value={title}
        placeholder={composerWords.youtubeTitleHint}
        readOnly={isReadOnly}
        autoComplete="off"
        spellCheck
        lang={lang}
        data-writing
        onChange={(event) => editor.edit(writeYoutubeTitle(event.target.value))}
        onFocus={() => editor.setFocused(true)}
        onBlur={() => editor.setFocused(false)}
        className="h-7 min-w-0 flex-1 rounded-control bg-transparent px-1.5 font-medium outline-offset-[-2px] placeholder:font-normal"
      />
      <span id={`${id}-count`} className={classes('shrink-0 text-12 tabular-nums', FULLNESS[fullness(count)])}>
        <span aria-hidden>{countWords(count)}</span>
        <span className="sr-only">{countInWords(count)}</span>
      </span>
    </div>
  )
}
