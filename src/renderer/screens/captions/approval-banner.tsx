import { X } from 'lucide-react'
import { useStore } from 'zustand'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Banner, Button, IconButton } from '../../components/ui/index.ts'
import { useAccounts, useApp, useServices } from '../../stores/services-context.tsx'
import { queueWords } from '../../strings/captions.ts'
import { bandWords } from '../../strings/captions.ts'
import { useQueue } from './use-captions.ts'

/**
 * Above the other sections: something waits for a word that only the user can give. Not without a network, where nothing would go on
 * anyway, and not twice for the same requests.
 */
export function ApprovalBanner({ workspace }: { workspace: WorkspaceView }) {
  const { app, captions } = useServices()
  const { ids, estimate, unpriced } = useQueue(workspace.id)
  const section = useApp((state) => state.section)
  const isOffline = useAccounts((accounts) => accounts.items.find((one) => one.id === workspace.accountId)?.network === 'offline')
  const name = `queue/${workspace.id}/${ids.join()}`
  const isDismissed = useStore(captions.dismissed, (state) => state.ids.has(name))
  if (ids.length === 0 || section === 'captions' || section === 'settings' || isOffline || isDismissed || workspace.held) return null
  return (
    <Banner
      shape="bar"
      tone="neutral"
      title={queueWords.bannerTitle(ids.length)}
      action={(
        <>
          <Button size="sm" onClick={() => app.getState().go({ section: 'captions' })}>{queueWords.bannerAction}</Button>
          <IconButton size="sm" icon={X} label={bandWords.later} onClick={() => captions.dismiss(name)} />
        </>
      )}
    >
      {`${queueWords.total(estimate, unpriced)}.`}
    </Banner>
  )
}
