import { AddClientDialog } from '../../screens/clients/add-client-dialog.tsx'
import { DeleteClientDialog } from '../../screens/clients/delete-client-dialog.tsx'
import { EditClientDialog } from '../../screens/clients/edit-client-dialog.tsx'
import { LinkClientDialog } from '../../screens/clients/link-client-dialog.tsx'
import { RehomeClientDialog } from '../../screens/clients/rehome-client-dialog.tsx'
import { CopyDraftDialog } from '../../screens/copies/copy-draft-dialog.tsx'
import { LinkedTextDialog } from '../../screens/drafts/linked-text-dialog.tsx'
import { Palette } from '../../screens/palette/palette.tsx'
import { ConnectAccountDialog } from '../../screens/settings/connect-account-dialog.tsx'
import { useApp, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'

/** The one thing that stands over the window, whoever asked for it. */
export function Overlays() {
  const { app } = useServices()
  const overlay = useApp((state) => state.overlay)
  const workspaceId = overlay !== null && 'workspaceId' in overlay ? overlay.workspaceId : null
  const workspace = useWorkspaces((state) => state.items.find((one) => one.id === workspaceId))
  if (overlay === null) return null
  // What opened in its place meanwhile stays.
  const close = () => { if (app.getState().overlay === overlay) app.getState().open(null) }
  switch (overlay.kind) {
    case 'add-client': return <AddClientDialog onClose={close} />
    case 'connect-account': return <ConnectAccountDialog onClose={close} />
    case 'palette': return <Palette onClose={close} />
    case 'linked-text': return <LinkedTextDialog workspaceId={overlay.workspaceId} text={overlay.text} onClose={close} />
    case 'shortcuts': return <ShortcutsDialog onClose={close} />
    case 'edit-client': return workspace === undefined ? null : <EditClientDialog workspace={workspace} onClose={close} />
    case 'link-client': return workspace === undefined ? null : workspace.remoteId === null ? <LinkClientDialog workspace={workspace} onClose={close} /> : <RehomeClientDialog workspace={workspace} remoteId={workspace.remoteId} onClose={close} />
    case 'copy-draft': return workspace === undefined ? null : <CopyDraftDialog workspace={workspace} draftId={overlay.draftId} onClose={close} />
    case 'delete-client': return workspace === undefined ? null : <DeleteClientDialog workspace={workspace} onClose={close} />
  }
}
