import { X } from 'lucide-react'
import type { RefObject } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { DialogClose } from '../../components/ui/index.ts'
import { initialsOf } from '../../lib/initials.ts'
import { chosenOf } from '../../stores/send.ts'
import type { SendState } from '../../stores/send.ts'
import { sendWords } from '../../strings/send.ts'

/** The client, as wide as the sheet and in the client's colour: a wrong one is seen before anything is read. */
export function SendBand({ workspace, state, nameRef }: { workspace: WorkspaceView; state: SendState; nameRef: RefObject<HTMLHeadingElement | null> }) {
  const { preview } = state
  const title = preview?.title.trim() || sendWords.untitled
  return (
    <header className="flex shrink-0 items-center gap-3 bg-client-solid px-4 py-3 text-client-on-solid">
      <span aria-hidden className="flex size-10 shrink-0 items-center justify-center rounded-card bg-client-on-solid text-13 font-semibold text-client-solid">{initialsOf(workspace.name)}</span>
      <div className="min-w-0 flex-1">
        <h2 ref={nameRef} tabIndex={-1} className="truncate text-18 font-semibold outline-none">{workspace.name}</h2>
        <p className="truncate text-13">{preview === null ? '\u00a0' : sendWords.sending(title, chosenOf(state).length, preview.items.length)}</p>
      </div>
      <p className="max-w-56 truncate text-13">{preview?.accountLabel == null ? sendWords.noAccount : sendWords.account(preview.accountLabel)}</p>
      <DialogClose>
        <button type="button" aria-label={sendWords.close} className="flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-client-on-solid/15 focus-visible:outline-client-on-solid"><X className="size-4" aria-hidden /></button>
      </DialogClose>
    </header>
  )
}
