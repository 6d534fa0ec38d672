import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { carrierFor } from '../../../domain/sends/index.ts'
import { Button, ClientTile, Dialog } from '../../components/ui/index.ts'
import { useAccounts, useServices } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { CARRIES, plannedWords } from '../../strings/planned.ts'
import { sendWords } from '../../strings/send.ts'
import { TimeField } from './time-field.tsx'
import type { ChosenTime } from './time-field.tsx'
import { useClientClock } from './use-client-clock.ts'

/** A send whose time is to change. */
export interface Planned {
  sendId: string
  title: string
  dueAt: number
  isHeld: boolean
}

export interface ChangeTimeProps {
  planned: Planned
  workspace: WorkspaceView
  onClose: () => void
  onAccept: (to: { at: number; wall: string; zone: string }) => void
}

/** Another time, with the client in view, who brings it there, and what happens to what PowerPost holds already. */
export function ChangeTimeDialog({ planned, workspace, onClose, onAccept }: ChangeTimeProps) {
  const { timing } = useServices()
  const clock = useClientClock(workspace.id)
  // Null until the user chooses another one.
  const [picked, setPicked] = useState<{ zone: string; chosen: ChosenTime } | null>(null)
  const scheduling = useAccounts((state) => state.items.find((one) => one.id === workspace.accountId)?.scheduling ?? 'off')
  if (clock === null) return null
  const now = timing.now()
  // What was typed by another clock counts no more.
  const chosen = picked?.zone === clock.zone ? picked.chosen : { time: planned.dueAt, wall: clock.wallOf(planned.dueAt) }
  const at = chosen === null || chosen === 'skipped' ? null : chosen.time
  const error = chosen === 'skipped' ? sendWords.timeSkipped : at === null ? sendWords.timeMissing : at <= now ? sendWords.inThePast : null
  const carried = at === null || error !== null ? null : carrierFor(at, now, scheduling)
  const accept = () => {
    if (chosen !== null && chosen !== 'skipped' && chosen.time > timing.now()) onAccept({ at: chosen.time, wall: chosen.wall, zone: clock.zone })
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={plannedWords.dialogTitle(workspace.name)}
      description={planned.isHeld ? plannedWords.heldFirst : undefined}
      footer={
        <div className={`client-${workspace.color} flex flex-wrap justify-end gap-2`}>
          <Button onClick={onClose}>{common.back}</Button>
          <Button variant="client" disabled={error !== null || at === planned.dueAt} onClick={accept}>{plannedWords.accept(workspace.name)}</Button>
        </div>
      }
    >
      <p className="flex items-center gap-2 font-medium"><ClientTile name={workspace.name} color={workspace.color} size="sm" solid /><span className="truncate">{planned.title}</span></p>
      <TimeField name={plannedWords.timeName} key={clock.zone} clock={clock} start={planned.dueAt} error={error} isLocked={false} onChange={(to) => setPicked({ zone: clock.zone, chosen: to })} />
      {carried !== null && <p className="mt-2 text-12 text-muted" role="status">{CARRIES[carried.why ?? 'server']}</p>}
    </Dialog>
  )
}
