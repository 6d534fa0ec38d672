/** One draft in a window of its own, under the name and in the colour of its client. */
import { FileWarning, PanelLeft } from 'lucide-react'
import { useEffect } from 'react'
import type { WorkspaceView } from '../contract/schemas/workspaces.ts'
import { displayTitle } from '../domain/draft-content.ts'
import { AccountState, ClientName } from './components/frame/client-bar.tsx'
import { useClientColor } from './components/frame/frame.tsx'
import { CoreNotice } from './components/frame/notices.tsx'
import { ShortcutsDialog } from './components/frame/shortcuts-dialog.tsx'
import { Toaster } from './components/frame/toaster.tsx'
import { useOwnWindowKeys } from './components/frame/use-own-window-keys.ts'
import { useWindowTitle } from './components/frame/use-window-title.ts'
import { EmptyState, IconButton, Spinner, TooltipProvider } from './components/ui/index.ts'
import { ClientProblem } from './screens/clients/client-problem.tsx'
import { Composer } from './screens/composer/composer.tsx'
import { CopyDraftDialog } from './screens/copies/copy-draft-dialog.tsx'
import { useDraftEditor, useEditor } from './screens/composer/use-draft-editor.ts'
import { useApp, useServices, useWorkspaces } from './stores/services-context.tsx'
import { desktopWords } from './strings/desktop.ts'
import { draftsWords } from './strings/drafts.ts'
import { frame } from './strings/frame.ts'

export function DraftWindow({ workspaceId, draftId }: { workspaceId: string; draftId: string }) {
  const { app } = useServices()
  useOwnWindowKeys()
  const overlay = useApp((state) => state.overlay)
  const workspace = useWorkspaces((state) => state.items.find((one) => one.id === workspaceId))
  return (
    <TooltipProvider>
      <Content workspaceId={workspaceId} draftId={draftId} />
      {overlay?.kind === 'copy-draft' && workspace !== undefined && <CopyDraftDialog workspace={workspace} draftId={overlay.draftId} onClose={() => app.getState().open(null)} />}
      {overlay?.kind === 'shortcuts' && <ShortcutsDialog onClose={() => app.getState().open(null)} />}
      <Toaster />
    </TooltipProvider>
  )
}

function Content({ workspaceId, draftId }: { workspaceId: string; draftId: string }) {
  const phase = useWorkspaces((state) => state.phase)
  const workspace = useWorkspaces((state) => state.items.find((one) => one.id === workspaceId))
  useClientColor(workspace?.color ?? null)
  if (phase === 'loading') return <div className="flex h-full items-center justify-center"><Spinner label={frame.opening} /></div>
  if (workspace === undefined) {
    return (
      <div className="flex h-full flex-col">
        <CoreNotice />
        <main className="min-h-0 flex-1">
          <EmptyState icon={FileWarning} title={phase === 'failed' ? frame.loadFailed : desktopWords.clientGone} text={phase === 'failed' ? frame.stoppedText : desktopWords.clientGoneText} />
        </main>
      </div>
    )
  }
  return (
    <div className="flex h-full flex-col">
      <Bar workspace={workspace} draftId={draftId} />
      <CoreNotice />
      <main id="content" tabIndex={-1} aria-label={desktopWords.ownWindow(workspace.name)} className="flex min-h-0 min-w-0 flex-1 bg-surface">
        {workspace.state === 'ready' ? <Draft workspace={workspace} draftId={draftId} /> : <ClientProblem workspace={workspace} />}
      </main>
    </div>
  )
}

function Bar({ workspace, draftId }: { workspace: WorkspaceView; draftId: string }) {
  const { bridge } = useServices()
  return (
    <header className="relative flex h-(--titlebar-height) shrink-0 items-center gap-3 border-b border-client-border bg-client-tint pr-3 pl-4 text-client-ink">
      <span aria-hidden className="absolute inset-y-0 left-0 w-1 bg-client-edge" />
      <span className="flex min-w-0 flex-1"><ClientName workspace={workspace} /></span>
      <AccountState workspace={workspace} />
      <IconButton size="sm" label={desktopWords.showInMain} icon={PanelLeft} onClick={() => void bridge.showPlace({ kind: 'draft', workspaceId: workspace.id, draftId })} />
    </header>
  )
}

/** Its caption waits to be written as soon as the text is there. In the trash it stays in view, with the way back. */
function Draft({ workspace, draftId }: { workspace: WorkspaceView; draftId: string }) {
  const { app } = useServices()
  const editor = useDraftEditor(workspace.id, draftId)
  const title = useEditor(editor, (state) => displayTitle(state.content))
  const isReady = useEditor(editor, (state) => state.phase === 'ready')
  useWindowTitle(isReady ? desktopWords.draftTitle(title || draftsWords.untitled, workspace.name) : desktopWords.mainTitle(workspace.name))
  useEffect(() => {
    if (isReady) app.setState({ aim: { kind: 'draft', draftId, next: 'write' } })
  }, [app, draftId, isReady])
  return <Composer workspace={workspace} draftId={draftId} onEscape={stay} onGone={stay} onRestored={stay} />
}

/** There is nowhere to step back to. */
const stay = (): void => {}
