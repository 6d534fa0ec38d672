import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Kbd } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { useServices } from '../../stores/services-context.tsx'
import { composerWords } from '../../strings/composer.ts'
import { plannedWords } from '../../strings/planned.ts'
import { useClientClock } from '../plan/use-client-clock.ts'
import { useEditor } from './use-draft-editor.ts'

/** What became of the draft so far, and the way out into the world. */
export function ComposerFooter({ workspace, editor, onSend }: { workspace: WorkspaceView; editor: DraftEditor; onSend: () => void }) {
  const { app, timing } = useServices()
  const lastSend = useEditor(editor, (state) => state.facts.lastSend)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const isLive = lastSend?.state === 'live'
  const clock = useClientClock(workspace.id)
  const due = !isLive || lastSend.dueAt === null || lastSend.dueAt <= timing.now() || clock === null ? null : clock.due(lastSend.dueAt, timing.now())
  const words = workspace.held ? composerWords.held : sendWords(lastSend, due)
  const section = isLive ? 'outbox' : lastSend?.state === 'finished' ? 'posts' : null
  return (
    <footer className="sticky bottom-0 flex min-h-13 bg-surface shrink-0 items-center gap-3 border-t border-border px-4 py-2">
      <div role="status" className="flex min-w-0 flex-1 items-center gap-2 text-12 text-muted">
        {words !== null && <p className="line-clamp-2 min-w-0">{words}</p>}
        {section !== null && !workspace.held && (
          <Button size="sm" variant="ghost" onClick={() => app.getState().go({ section })}>{section === 'outbox' ? composerWords.toOutbox : composerWords.toPosts}</Button>
        )}
      </div>
      <Button variant="client" disabled={isTrashed || isLive} onClick={onSend} aria-keyshortcuts="Control+Enter Meta+Enter" title={isLive ? composerWords.onItsWayNote : undefined}>
        {composerWords.send}
        <span aria-hidden><Kbd keys="Mod+Enter" quiet /></span>
      </Button>
    </footer>
  )
}

type LastSend = ReturnType<DraftEditor['state']['getState']>['facts']['lastSend']

/** `due`: when it is to go out; null where it has no time, or has gone. */
function sendWords(lastSend: LastSend, due: string | null): string | null {
  if (lastSend === null) return null
  switch (lastSend.state) {
    case 'live':
      if (due !== null) return lastSend.editedSince ? composerWords.editedSincePlanned(due) : plannedWords.changed(due)
      return lastSend.editedSince ? composerWords.editedSinceLive : composerWords.onItsWay
    case 'finished': return lastSend.editedSince ? composerWords.editedSince : composerWords.sent
    case 'cancelled': return composerWords.cancelled
    case 'superseded': return null
  }
}
