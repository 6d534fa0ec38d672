import { useState } from 'react'
import { EMPTY_CONTENT } from '../../../domain/draft-content.ts'
import { Button, ClientTile, Dialog, DialogClose, Select } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useApp, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { desktopWords } from '../../strings/desktop.ts'
import { wordsFor } from '../../strings/errors.ts'

/** Text that a link brought: shown whole, and made into a draft only by the user's word, for a client that is named in it. */
export function LinkedTextDialog({ workspaceId, text, onClose }: { workspaceId: string | null; text: string; onClose: () => void }) {
  const { app, connection } = useServices()
  const clients = useWorkspaces((state) => state.items)
  const usable = clients.filter((one) => one.state === 'ready')
  const here = useApp((state) => state.workspaceId)
  const [chosenId, setChosen] = useState(workspaceId ?? here)
  const chosen = usable.find((one) => one.id === chosenId) ?? usable[0]
  const make = useAct(async () => {
    if (chosen === undefined) return
    const draft = await connection.command((client, commandId) => client.drafts.create({ workspaceId: chosen.id, commandId, content: { ...EMPTY_CONTENT, shared: text } }))
    onClose()
    app.getState().go({ workspaceId: chosen.id, section: 'drafts', draftId: draft.id, aim: { kind: 'draft', draftId: draft.id, next: 'write' } })
  })
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={desktopWords.linkedTitle}
      description={desktopWords.linkedText}
      footer={(
        <>
          <DialogClose><Button>{desktopWords.linkedCancel}</Button></DialogClose>
          {chosen !== undefined && <Button variant="primary" disabled={make.busy} onClick={() => void make.run()}>{desktopWords.linkedMake(chosen.name)}</Button>}
        </>
      )}
    >
      <div className="flex flex-col gap-4">
        {chosen !== undefined && (
          <Select
            label={desktopWords.linkedClient}
            value={chosen.id}
            onChange={setChosen}
            options={usable.map((one) => ({ value: one.id, label: one.name, icon: <ClientTile name={one.name} color={one.color} size="sm" solid /> }))}
          />
        )}
        <div className="flex flex-col gap-1.5">
          <span className="text-13 font-medium">{desktopWords.linkedPreview}</span>
          <p dir="auto" tabIndex={0} role="group" aria-label={desktopWords.linkedPreview} className="max-h-60 overflow-y-auto rounded-control border border-border bg-surface-sunken p-3 break-words whitespace-pre-wrap selectable">{text}</p>
        </div>
        {make.error !== null && <p role="alert" className="text-danger-text">{wordsFor(make.error)}</p>}
      </div>
    </Dialog>
  )
}
