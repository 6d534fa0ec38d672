/** What is set for the open client, and what is known of its networks. */
import { SlidersHorizontal } from 'lucide-react'
import type { WorkspaceView } from '../../../../contract/schemas/workspaces.ts'
import { Button, ClientTile, EmptyState, Skeleton } from '../../../components/ui/index.ts'
import { useApp, useWorkspaces } from '../../../stores/services-context.tsx'
import { clientWords } from '../../../strings/client-settings.ts'
import { common } from '../../../strings/common.ts'
import { wordsFor } from '../../../strings/errors.ts'
import { settings } from '../../../strings/settings.ts'
import { SettingsPage } from '../settings-page.tsx'
import { Connections } from './connections.tsx'
import { DefaultsPart } from './defaults-part.tsx'
import { Styles } from './styles.tsx'
import { useClientSettings, useOneClientSettings } from './use-client-settings.ts'
import { ZonePart } from './zone-part.tsx'

export function ClientPage() {
  const workspaceId = useApp((state) => state.workspaceId)
  const workspace = useWorkspaces((state) => state.items.find((one) => one.id === workspaceId))
  if (workspace?.state !== 'ready') {
    return <SettingsPage title={settings.pages.client}><EmptyState icon={SlidersHorizontal} title={settings.pages.client} text={clientWords.noClient} /></SettingsPage>
  }
  // What is being typed for one client is not carried to the next.
  return <OfClient key={workspace.id} workspace={workspace} />
}

function OfClient({ workspace }: { workspace: WorkspaceView }) {
  const client = useOneClientSettings(workspace.id)
  const phase = useClientSettings(workspace.id, (state) => state.phase)
  const error = useClientSettings(workspace.id, (state) => state.error)
  return (
    <SettingsPage title={settings.pages.client} text={clientWords.about(workspace.name)} action={<ClientTile name={workspace.name} color={workspace.color} solid />}>
      {phase === 'loading' && <div role="status" aria-label={clientWords.loading} className="flex flex-col gap-3"><Skeleton className="h-5 w-40" /><Skeleton className="h-16 w-full" /></div>}
      {phase === 'failed' && error !== null && <EmptyState icon={SlidersHorizontal} title={clientWords.failed} text={wordsFor(error)} action={<Button onClick={() => void client.refresh()}>{common.retry}</Button>} />}
      {phase === 'ready' && (
        <div className="flex flex-col gap-10">
          <Connections client={client} />
          <ZonePart client={client} workspace={workspace} />
          <Styles client={client} />
          <DefaultsPart client={client} />
        </div>
      )}
    </SettingsPage>
  )
}
