/**
 * Files dropped anywhere on the window go to the client that is open. On another client's tile nothing is taken before the user has
 * said so; places that take files themselves (a draft) come first.
 */
import { FolderInput } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, Dialog } from '../../components/ui/index.ts'
import { useApp, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { actWords, dropWords as words } from '../../strings/media-library.ts'
import { importFailure } from '../../strings/media.ts'
import { useWindowDrop } from './use-window-drop.ts'

interface Asked {
  to: WorkspaceView
  files: File[]
}

export function WindowDrop({ workspace }: { workspace: WorkspaceView }) {
  const { app, drafts, toasts } = useServices()
  const clients = useWorkspaces((state) => state.items)
  const section = useApp((state) => state.section)
  const [asked, setAsked] = useState<Asked | null>(null)
  useFailures()

  function give(to: WorkspaceView, files: File[]): void {
    drafts.imports.give(to.id, null, files, 'drop')
    if (to.id === workspace.id && section === 'media') return
    toasts.getState().show({ text: words.adding(files.length, to.name), action: { label: actWords.show, run: () => app.getState().go({ workspaceId: to.id, section: 'media' }) } })
  }

  const over = useWindowDrop({
    canTake: (clientId) => (clientId === null ? workspace : clients.find((one) => one.id === clientId))?.state === 'ready',
    onFiles: (files, clientId) => {
      const to = clientId === null ? workspace : clients.find((one) => one.id === clientId)
      if (to === undefined || files.length === 0) return
      if (to.id === workspace.id) give(to, files)
      else setAsked({ to, files })
    },
  })
  const tile = over === null || over.clientId === null || over.clientId === workspace.id ? null : (clients.find((one) => one.id === over.clientId) ?? null)
  return (
    <>
      {over !== null && createPortal(tile !== null && over.box !== null ? <TileGlow client={tile} box={over.box} /> : <Glow client={workspace} count={over.count} />, document.body)}
      <AskDialog asked={asked} here={workspace} onGive={give} onClose={() => setAsked(null)} />
    </>
  )
}

/** A whole import that was refused is told wherever one is; what became of single files the library tells. */
function useFailures(): void {
  const { drafts, toasts } = useServices()
  const runs = useStore(drafts.imports.state, (state) => state.runs)
  useEffect(() => {
    for (const run of runs) {
      if (run.draftId !== null || run.failure === null) continue
      toasts.getState().show({ text: importFailure(run.failure, run.way), tone: 'danger' })
      drafts.imports.dismiss(run.id)
    }
  }, [drafts, runs, toasts])
}

function Glow({ client, count }: { client: WorkspaceView; count: number | null }) {
  return (
    <div data-drop={client.id} className={`client-${client.color} pointer-events-none fixed inset-0 z-50 animate-appear`}>
      <div className="absolute inset-1 rounded-card border-2 border-client-edge shadow-[inset_0_0_24px_var(--client-border)]" />
      <div className="absolute bottom-12 left-1/2 flex -translate-x-1/2 items-center gap-3 rounded-card bg-client-solid py-3 pr-5 pl-4 text-client-on-solid shadow-pop">
        <FolderInput className="size-6 shrink-0" aria-hidden />
        <div>
          <p className="text-15 font-semibold">{words.here(client.name)}</p>
          <p className="text-12">{count === null ? words.note : `${words.count(count)}. ${words.note}`}</p>
        </div>
      </div>
    </div>
  )
}

function TileGlow({ client, box }: { client: WorkspaceView; box: DOMRect }) {
  return (
    <div data-drop={client.id} className={`client-${client.color} pointer-events-none fixed inset-0 z-50`}>
      <div style={{ left: box.left - 4, top: box.top - 4, width: box.width + 8, height: box.height + 8 }} className="absolute rounded-card border-2 border-client-edge" />
      <p style={{ left: box.right + 12, top: box.top + box.height / 2 - 18 }} className="absolute rounded-control bg-client-solid px-3 py-2 font-medium text-client-on-solid shadow-pop animate-appear">{words.onTile(client.name)}</p>
    </div>
  )
}

/** Names both clients: one must not give the files of one to the other by a slip of the hand. */
function AskDialog({ asked, here, onGive, onClose }: { asked: Asked | null; here: WorkspaceView; onGive: (to: WorkspaceView, files: File[]) => void; onClose: () => void }) {
  // While it closes, what was asked stays.
  const [shown, setShown] = useState(asked)
  useEffect(() => { if (asked !== null) setShown(asked) }, [asked])
  if (shown === null) return null
  const give = (to: WorkspaceView) => {
    onGive(to, shown.files)
    onClose()
  }
  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.askTitle(shown.to.name)}
      description={words.askText(shown.files.length, shown.to.name, here.name)}
      footer={(
        <>
          <Button data-autofocus onClick={onClose}>{common.cancel}</Button>
          <Button onClick={() => give(here)}>{words.askHere(here.name)}</Button>
          <span className={`client-${shown.to.color} contents`}><Button variant="client" onClick={() => give(shown.to)}>{words.askOther(shown.to.name)}</Button></span>
        </>
      )}
    />
  )
}
