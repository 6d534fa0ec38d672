import { HardDrive, Link2, Link2Off } from 'lucide-react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { useWide } from '../../lib/use-wide.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { frame } from '../../strings/frame.ts'
import { Button, Tooltip } from '../ui/index.ts'

/** At the foot of the sidebar: through which account the client sends, and whether that is confirmed. */
export function LinkState({ workspace }: { workspace: WorkspaceView }) {
  const { app } = useServices()
  const isWide = useWide()
  const hasAccount = useAccounts((state) => state.items.some((one) => one.id === workspace.accountId))
  const words = linkWords(workspace, hasAccount)
  const LinkIcon = words.icon
  if (!isWide) {
    return (
      <div className="flex justify-center pb-3">
        <Tooltip text={`${words.title}. ${words.hint}`} side="right"><span tabIndex={0} role="img" aria-label={words.title} className="rounded-control p-2 text-icon"><LinkIcon className="size-4" aria-hidden /></span></Tooltip>
      </div>
    )
  }
  return (
    <div data-keep-clear className="flex flex-col gap-2 border-t border-subtle p-3">
      <div className="flex gap-2 text-12">
        <LinkIcon className="mt-px size-3.5 shrink-0 text-icon" aria-hidden />
        <div className="min-w-0">
          <p className="truncate">{words.title}</p>
          <p className="text-muted">{words.hint}</p>
        </div>
      </div>
      {words.act !== null && <Button size="sm" onClick={() => app.getState().open({ kind: 'link-client', workspaceId: workspace.id })}>{words.act}</Button>}
    </div>
  )
}

function linkWords(workspace: WorkspaceView, hasAccount: boolean) {
  if (workspace.remoteId === null) return { icon: HardDrive, title: frame.onThisComputer, hint: frame.onThisComputerShort, act: frame.linkClient }
  if (!hasAccount) return { icon: Link2Off, title: frame.accountRemoved, hint: frame.accountRemovedShort, act: frame.chooseAccount }
  const title = clients.through(workspace.accountLabel ?? '')
  return { icon: Link2, title, hint: workspace.link === 'not-verified' ? frame.notVerified : frame.verified, act: null }
}
