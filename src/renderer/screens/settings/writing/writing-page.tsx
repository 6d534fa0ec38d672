/** What the open client keeps for writing, and how its spelling is checked. */
import { TextQuote } from 'lucide-react'
import type { WorkspaceView } from '../../../../contract/schemas/workspaces.ts'
import { SNIPPET_KINDS } from '../../../../domain/writing/index.ts'
import { Button, ClientTile, EmptyState, Skeleton } from '../../../components/ui/index.ts'
import { useApp, useWorkspaces } from '../../../stores/services-context.tsx'
import { wordsFor } from '../../../strings/errors.ts'
import { writingWords } from '../../../strings/writing.ts'
import { useClientWriting, useWriting } from '../../writing/use-writing.ts'
import { SettingsPage } from '../settings-page.tsx'
import { SignaturePlaces } from './signature-places.tsx'
import { SnippetSection } from './snippet-section.tsx'
import { SpellingSection } from './spelling-section.tsx'

export function WritingPage() {
  const workspaceId = useApp((state) => state.workspaceId)
  const workspace = useWorkspaces((state) => state.items.find((one) => one.id === workspaceId))
  if (workspace?.state !== 'ready') {
    return <SettingsPage title={writingWords.page}><EmptyState icon={TextQuote} title={writingWords.page} text={writingWords.noClient} /></SettingsPage>
  }
  // What is being typed for one client is not carried to the next.
  return <OfClient key={workspace.id} workspace={workspace} />
}

function OfClient({ workspace }: { workspace: WorkspaceView }) {
  const writing = useClientWriting(workspace.id)
  const phase = useWriting(workspace.id, (state) => state.phase)
  const error = useWriting(workspace.id, (state) => state.error)
  return (
    <SettingsPage title={writingWords.page} text={writingWords.about(workspace.name)} action={<ClientTile name={workspace.name} color={workspace.color} solid />}>
      {phase === 'loading' && <div role="status" aria-label={writingWords.loading} className="flex flex-col gap-3"><Skeleton className="h-5 w-40" /><Skeleton className="h-16 w-full" /></div>}
      {phase === 'failed' && error !== null && <EmptyState icon={TextQuote} title={writingWords.failed} text={wordsFor(error)} action={<Button onClick={() => void writing.refresh()}>{writingWords.retry}</Button>} />}
      {phase === 'ready' && (
        <div className="flex flex-col gap-10">
          {SNIPPET_KINDS.map((kind) => <SnippetSection key={kind} writing={writing} kind={kind} />)}
          <SignaturePlaces writing={writing} />
          <SpellingSection writing={writing} client={workspace.name} />
        </div>
      )}
    </SettingsPage>
  )
}
