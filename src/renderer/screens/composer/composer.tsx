/** Where one draft is written: title, captions, files, and what becomes of it. The text is the hero. */
import { FileWarning } from 'lucide-react'
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { platformOf } from '../../../domain/post-types.ts'
import { Button, EmptyState, Skeleton } from '../../components/ui/index.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { composerWords } from '../../strings/composer.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { useComposerCaptions } from '../captions/composer-captions.tsx'
import { SendSheet } from '../send/send-sheet.tsx'
import { toolFor, useLastField } from '../writing/use-write-keys.ts'
import { WriteTools } from '../writing/write-tools.tsx'
import type { WriteTool } from '../writing/write-tools.tsx'
import { CaptionField } from './caption-field.tsx'
import { CaptionTabs } from './caption-tabs.tsx'
import { useJump } from './checks-jump.ts'
import { Checks } from './checks.tsx'
import { ComposerFooter } from './composer-footer.tsx'
import { ComposerHeader } from './composer-header.tsx'
import { ComposerNotices } from './composer-notices.tsx'
import { DropGlow, useFileDrop } from './file-drop.tsx'
import { HistoryDialog } from './history-dialog.tsx'
import { MediaTray } from './media-tray.tsx'
import { PREVIEW_ROOM, PreviewPane, PreviewSheet } from './preview-pane.tsx'
import { useRoom } from './preview-room.ts'
import { useDraftEditor, useEditor } from './use-draft-editor.ts'

export interface ComposerHandle {
  focusCaption(): void
}

export interface ComposerProps {
  workspace: WorkspaceView
  draftId: string
  /** One step back: to the list. Nothing is lost by it. */
  onEscape: () => void
  /** The draft went to the trash from here. */
  onGone: () => void
  /** It was brought back from the trash. */
  onRestored: () => void
  ref?: Ref<ComposerHandle>
}

/** A draft this young was just made: the caption waits to be written (ms). */
const NEW_MS = 3_000

export function Composer({ workspace, draftId, onEscape, onGone, onRestored, ref }: ComposerProps) {
  const { app, drafts, timing } = useServices()
  const aim = useApp((state) => state.aim)
  const editor = useDraftEditor(workspace.id, draftId)
  const phase = useEditor(editor, (state) => state.phase)
  const readError = useEditor(editor, (state) => state.readError)
  const save = useEditor(editor, (state) => state.save)
  const savedRev = useEditor(editor, (state) => state.base.rev)
  const postTypes = useEditor(editor, (state) => state.content.postTypes)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const isLive = useEditor(editor, (state) => state.facts.lastSend?.state === 'live')
  const [tab, setTab] = useState<CaptionTab>('shared')
  const [isSending, setSending] = useState(false)
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const [isPreviewOpen, setPreviewOpen] = useState(false)
  const [tool, setTool] = useState<WriteTool | null>(null)
  const { last, onFocus } = useLastField()
  const root = useRef<HTMLElement>(null)
  const caption = useRef<HTMLTextAreaElement>(null)
  const title = useRef<HTMLInputElement>(null)
  const captionId = useId()

  // Asked for before the text is there, it waits for it.
  const isCaptionWanted = useRef(false)
  useImperativeHandle(ref, () => ({
    focusCaption: () => {
      isCaptionWanted.current = caption.current === null
      caption.current?.focus()
    },
  }), [])
  useEffect(() => {
    if (phase !== 'ready' || !isCaptionWanted.current) return
    isCaptionWanted.current = false
    caption.current?.focus()
  }, [phase])
  useEffect(() => {
    const { base, facts } = editor.state.getState()
    if (phase !== 'ready' || base.rev !== 1 || timing.now() - facts.createdAt >= NEW_MS) return
    caption.current?.focus()
    // Above the signature that may stand there.
    caption.current?.setSelectionRange(0, 0)
  }, [editor, phase, timing])

  const platforms = useMemo(() => [...new Set(postTypes.map(platformOf))], [postTypes])
  // A network that was left out takes its tab with it.
  const shownTab = tab === 'shared' || platforms.includes(tab) ? tab : 'shared'
  const captions = useComposerCaptions(workspace, editor, shownTab, () => caption.current?.focus())
  const { ask, review } = captions
  const jump = useJump({ caption, title, root }, shownTab, setTab)
  const hasRoom = useRoom(root, PREVIEW_ROOM, phase !== 'unreadable')

  const send = useCallback(() => {
    if (isTrashed || isLive) return
    if (postTypes.length === 0) setChoosing(true)
    else setSending(true)
  }, [isLive, isTrashed, postTypes.length])

  useEffect(() => {
    if (aim?.kind !== 'draft' || aim.draftId !== draftId || phase !== 'ready') return
    app.getState().takeAim(aim)
    if (aim.next === 'send') send()
    else if (aim.next === 'history') setHistoryOpen(true)
    else if (aim.next === 'emoji' || aim.next === 'snippets') setTool(aim.next)
    else if (aim.next === 'ask') ask()
    else if (aim.next === 'review') review(aim.generationId, aim.only)
    else caption.current?.focus()
  }, [aim, app, ask, draftId, phase, review, send])

  const give = useCallback((files: File[], way: 'drop' | 'paste') => drafts.imports.give(workspace.id, draftId, files, way), [drafts, workspace.id, draftId])
  const drop = useFileDrop(give, !isTrashed && phase === 'ready')

  function onKeyDown(event: KeyboardEvent): void {
    // Keys of what floats above belong to that.
    if (event.nativeEvent.isComposing || !(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
    const asked = toolFor(event)
    if (asked !== null) {
      event.preventDefault()
      setTool(asked)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && !event.defaultPrevented) {
      onEscape()
    }
  }

  if (phase === 'unreadable') {
    return (
      <section aria-label={composerWords.region} className="flex-1" data-save-state="unreadable">
        <EmptyState
          icon={FileWarning}
          title={composerWords.unreadableTitle}
          text={sentenceFor(readError ?? 'INTERNAL')}
          action={(
            <>
              <Button onClick={() => setHistoryOpen(true)}>{composerWords.history}</Button>
              <Button variant="primary" onClick={() => editor.refresh()}>{composerWords.retry}</Button>
            </>
          )}
        />
        <HistoryDialog editor={editor} open={isHistoryOpen} onOpenChange={setHistoryOpen} />
      </section>
    )
  }

  return (
    <section
      ref={root}
      aria-label={composerWords.region}
      data-draft={draftId}
      data-save-state={phase === 'ready' ? save : 'loading'}
      data-saved-rev={savedRev}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      {...drop.handlers}
      className="@container relative flex min-w-0 flex-1 flex-col bg-surface"
    >
      {phase === 'loading' ? <LoadingComposer /> : (
        <>
          <ComposerHeader editor={editor} onCaptions={ask} onHistory={() => setHistoryOpen(true)} onPreview={hasRoom ? null : () => setPreviewOpen(true)} onGone={onGone} />
          <ComposerNotices editor={editor} onHistory={() => setHistoryOpen(true)} onRestored={onRestored} />
          {captions.band}
          <div className="relative flex min-h-0 flex-1">
            {/* Where it is too low for all of this, it scrolls under the way out. */}
            <div className="flex min-w-0 flex-1 flex-col overflow-y-auto">
              <CaptionTabs editor={editor} platforms={platforms} tab={shownTab} onTab={setTab} panelId={captionId} isChoosing={isChoosing} onChoosing={setChoosing} />
              <CaptionField key={shownTab} ref={caption} titleRef={title} editor={editor} tab={shownTab} panelId={captionId} hasPlatforms={platforms.length > 0} />
              <WriteTools editor={editor} tab={shownTab} open={tool} onOpen={setTool} caption={caption} last={last} />
              <MediaTray editor={editor} />
              <Checks editor={editor} onJump={jump} />
              <ComposerFooter workspace={workspace} editor={editor} onSend={send} />
            </div>
            {captions.panel ?? (hasRoom && <PreviewPane workspace={workspace} editor={editor} tab={shownTab} />)}
          </div>
          <PreviewSheet workspace={workspace} editor={editor} open={isPreviewOpen && !hasRoom} onOpenChange={setPreviewOpen} />
          <SendSheet workspace={workspace} draftId={draftId} open={isSending} onOpenChange={setSending} beforeSend={editor.settle} />
          {captions.sheet}
          <HistoryDialog editor={editor} open={isHistoryOpen} onOpenChange={setHistoryOpen} />
        </>
      )}
      {drop.isOver && <DropGlow />}
    </section>
  )
}

function LoadingComposer() {
  return (
    <div role="status" aria-label={composerWords.loading} className="flex flex-1 flex-col gap-4 p-4">
      <Skeleton className="h-6 w-1/2" />
      <Skeleton className="h-8 w-3/4" />
      <Skeleton className="h-4 w-full" />
      <Skeleton className="h-4 w-5/6" />
      <Skeleton className="h-4 w-2/3" />
    </div>
  )
}
