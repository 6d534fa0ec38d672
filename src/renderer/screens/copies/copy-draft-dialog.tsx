/** Copies a draft to another client. The one act that takes something across, so it names both, from the title to the button. */
import { ArrowRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '../../../contract/schemas/drafts.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { displayTitle } from '../../../domain/draft-content.ts'
import { Button, ClientTile, Dialog, DialogClose, EmptyState, TextField } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { draftsWords } from '../../strings/drafts.ts'
import { wordsFor } from '../../strings/errors.ts'
import { copyWords } from '../../strings/writing.ts'
import { FormError } from '../clients/form-parts.tsx'
import { matchName } from '../palette/match.ts'
import { ClientChoice } from './client-choice.tsx'

/** Large films take their time (ms). */
const COPY_LIMIT_MS = 15 * 60_000
/** Beyond so many clients one looks for a name. */
const FEW = 7

export function CopyDraftDialog({ workspace, draftId, onClose }: { workspace: WorkspaceView; draftId: string; onClose: () => void }) {
  const { app, connection, drafts, toasts } = useServices()
  const others = useWorkspaces((state) => state.items).filter((one) => one.id !== workspace.id)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [toId, setToId] = useState<string | null>(others.length === 1 && others[0]?.state === 'ready' ? others[0].id : null)
  const [filter, setFilter] = useState('')
  /** The same act for the same client, however often it is tried: it makes one copy. */
  const commands = useRef(new Map<string, string>())
  const to = others.find((one) => one.id === toId) ?? null
  const workspaceId = workspace.id

  useEffect(() => {
    let isGone = false
    const read = async () => {
      await drafts.editors.flushDraft(workspaceId, draftId)
      return connection.call((client) => client.drafts.get({ workspaceId, draftId }))
    }
    read().then((found) => { if (!isGone) setDraft(found) }, () => undefined)
    return () => { isGone = true }
  }, [connection, draftId, drafts, workspaceId])
  const title = (draft && displayTitle(draft.content)) || draftsWords.untitled

  const copy = useAct(async (target: WorkspaceView) => {
    await drafts.editors.flushDraft(workspaceId, draftId)
    const commandId = commands.current.get(target.id) ?? connection.newId()
    commands.current.set(target.id, commandId)
    const made = await connection.call((client) => client.drafts.copyTo({ commandId, workspaceId, draftId, toWorkspaceId: target.id }), { deadlineMs: COPY_LIMIT_MS })
    onClose()
    const open = () => app.getState().go({ workspaceId: target.id, section: 'drafts', draftId: made.draftId, aim: { kind: 'draft', draftId: made.draftId } })
    toasts.getState().show({ text: copyWords.copied(title, workspace.name, target.name), tone: 'ok', action: { label: copyWords.open, run: open } })
  })
  const submit = () => { if (to !== null) void copy.run(to) }
  const shown = others.filter((one) => filter.trim() === '' || matchName(filter, one.name) !== null)
  const words = copy.error === null ? null : copy.error.code === 'MEDIA_REFUSED' ? copyWords.fileGone : wordsFor(copy.error)

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={to === null ? copyWords.title : copyWords.fromTo(workspace.name, to.name)}
      description={copyWords.what(title, workspace.name)}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          {others.length > 0 && <Button variant="primary" disabled={to === null} loading={copy.busy} onClick={submit}>{to === null ? copyWords.choosing : copyWords.button(to.name)}</Button>}
        </>
      )}
    >
      {others.length === 0 ? <EmptyState icon={ArrowRight} title={copyWords.onlyOne} text={copyWords.stays(workspace.name)} /> : (
        <div className="flex flex-col gap-4">
          <div aria-hidden className="flex items-center gap-3">
            <ClientTile name={workspace.name} color={workspace.color} size="lg" solid />
            <ArrowRight className="size-5 shrink-0 text-icon" />
            {to === null ? <span className="size-10 rounded-card border border-dashed border-strong" /> : <ClientTile name={to.name} color={to.color} size="lg" solid />}
          </div>
          {others.length > FEW && <TextField label={copyWords.filter} hideLabel placeholder={copyWords.filter} value={filter} onChange={(event) => setFilter(event.target.value)} />}
          {shown.length === 0 ? <p className="text-muted">{copyWords.noneFits}</p> : <ClientChoice clients={shown} chosen={toId} onChoose={(id) => { setToId(id); copy.clear() }} onEnter={submit} />}
          <div className="text-12 text-muted">
            <p>{copyWords.goesAlong(draft?.content.mediaIds.length ?? 0)}</p>
            <p>{copyWords.stays(workspace.name)}</p>
          </div>
          <FormError words={words} />
        </div>
      )}
    </Dialog>
  )
}
