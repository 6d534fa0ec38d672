import { FileQuestion, FileWarning, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { wordsFor } from '../../strings/errors.ts'
import { frame } from '../../strings/frame.ts'
import { FormError } from './form-parts.tsx'

/** In place of a client whose file cannot be opened: what happened, and every way on. */
export function ClientProblem({ workspace }: { workspace: WorkspaceView }) {
  const { app, connection, toasts, workspaces } = useServices()
  const [tried, setTried] = useState<'backup' | 'salvage'>('backup')
  const recover = useAct(async (from: 'backup' | 'salvage') => {
    setTried(from)
    await workspaces.getState().recover(workspace.id, from)
    toasts.getState().show({ text: clients.recovered(workspace.name), tone: 'ok' })
  })
  const lookAgain = useAct(async () => {
    // Reading anything of it tries to open it.
    await connection.call((client) => client.workspaces.overview({ workspaceId: workspace.id }))
    await workspaces.getState().refresh()
  })
  const { title, text } = problemWords(workspace)
  const ProblemIcon = workspace.state === 'missing' ? FileQuestion : FileWarning
  const failed = recover.error === null ? null : recover.error.code === 'NOT_POSSIBLE_NOW' ? clients.cannotFrom[tried] : wordsFor(recover.error)
  return (
    <div className="flex min-h-0 flex-1 justify-center overflow-y-auto p-8">
      <div className="flex w-full max-w-130 flex-col gap-5 pt-[8vh]">
        <span className="flex size-12 items-center justify-center rounded-card bg-warn-surface text-warn-icon"><ProblemIcon className="size-6" aria-hidden /></span>
        <div>
          <h1 className="text-18 font-semibold">{title}</h1>
          <p className="mt-1 text-muted">{text}</p>
        </div>
        {workspace.state !== 'newer' && (
          <ul className="flex flex-col gap-2">
            <Choice title={clients.fromBackup} hint={clients.fromBackupHint} loading={recover.busy && tried === 'backup'} onClick={() => void recover.run('backup')} />
            {workspace.state === 'damaged' && <Choice title={clients.fromSalvage} hint={clients.fromSalvageHint} loading={recover.busy && tried === 'salvage'} onClick={() => void recover.run('salvage')} />}
          </ul>
        )}
        <FormError words={failed ?? (lookAgain.error === null ? null : wordsFor(lookAgain.error))} />
        <div className="flex flex-wrap gap-2">
          {workspace.state !== 'damaged' && <Button icon={RefreshCw} loading={lookAgain.busy} onClick={() => void lookAgain.run()}>{clients.lookAgain}</Button>}
          {workspace.state !== 'newer' && <Button onClick={() => app.getState().open({ kind: 'delete-client', workspaceId: workspace.id })}>{frame.deleteClient}</Button>}
        </div>
      </div>
    </div>
  )
}

function Choice({ title, hint, loading, onClick }: { title: string; hint: string; loading: boolean; onClick: () => void }) {
  return (
    <li className="flex items-center gap-4 rounded-card border border-border p-4">
      <p className="min-w-0 flex-1 text-muted">{hint}</p>
      <Button loading={loading} onClick={onClick}>{title}</Button>
    </li>
  )
}

function problemWords({ name, state }: WorkspaceView): { title: string; text: string } {
  if (state === 'missing') return { title: clients.missingTitle(name), text: clients.missingText }
  if (state === 'newer') return { title: clients.newerTitle(name), text: clients.newerText }
  return { title: clients.damagedTitle(name), text: clients.damagedText }
}
