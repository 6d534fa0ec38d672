import { X } from 'lucide-react'
import { useStore } from 'zustand'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, IconButton } from '../../components/ui/index.ts'
import { useAccounts, useApp, useServices } from '../../stores/services-context.tsx'
import { bandWords, queueWords } from '../../strings/captions.ts'
import { useQueue } from './use-captions.ts'

/** A queue that was put off once is not shown again while it stays the same. */
const nameOf = (workspaceId: string, ids: readonly string[]) => `queue/${workspaceId}/${ids.join()}`

/** Not without a network, where nothing would go on anyway, and not in the section that shows all of it. */
export function useApprovalBanner(workspace: WorkspaceView): boolean {
  const { captions } = useServices()
  const { ids } = useQueue(workspace.id)
  const section = useApp((state) => state.section)
  const isOffline = useAccounts((accounts) => accounts.items.find((one) => one.id === workspace.accountId)?.network === 'offline')
  const isDismissed = useStore(captions.dismissed, (state) => state.ids.has(nameOf(workspace.id, ids)))
  return ids.length > 0 && section !== 'captions' && section !== 'settings' && !isOffline && !isDismissed && !workspace.held
}

/** Above the other sections: something waits for a word that only the user can give. */
export function ApprovalBanner({ workspace }: { workspace: WorkspaceView }) {
  const { app, captions } = useServices()
  const { ids, estimate, unpriced } = useQueue(workspace.id)
  if (!useApprovalBanner(workspace)) return null
  return (
    <Banner
      shape="bar"
      tone="neutral"
      title={queueWords.bannerTitle(ids.length)}
      action={(
        <>
          <Button size="sm" onClick={() => app.getState().go({ section: 'captions' })}>{queueWords.bannerAction}</Button>
          <IconButton size="sm" icon={X} label={bandWords.later} onClick={() => captions.dismiss(nameOf(workspace.id, ids))} />
        </>
      )}
    >
      {`${queueWords.total(estimate, unpriced)}.`}
    </Banner>
  )
}
