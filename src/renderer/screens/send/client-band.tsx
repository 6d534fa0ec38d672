import { X } from 'lucide-react'
import type { RefObject } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { DialogClose } from '../../components/ui/index.ts'
import { initialsOf } from '../../lib/initials.ts'
import { common } from '../../strings/common.ts'

export interface ClientBandProps {
  workspace: WorkspaceView
  /** What is about to be done. */
  line: string
  /** At the end: as whom. */
  side: string
  nameRef?: RefObject<HTMLHeadingElement | null>
}

/** The client, as wide as the sheet and in the client's colour: a wrong one is seen before anything is read. */
export function ClientBand({ workspace, line, side, nameRef }: ClientBandProps) {
  return (
    <header className="flex shrink-0 items-center gap-3 bg-client-solid px-4 py-3 text-client-on-solid">
      <span aria-hidden className="flex size-10 shrink-0 items-center justify-center rounded-card bg-client-on-solid text-13 font-semibold text-client-solid">{initialsOf(workspace.name)}</span>
      <div className="min-w-0 flex-1">
        <h2 ref={nameRef} tabIndex={-1} className="truncate text-18 font-semibold outline-none">{workspace.name}</h2>
        <p className="truncate text-13">{line}</p>
      </div>
      <p className="max-w-56 truncate text-13">{side}</p>
      <DialogClose>
        <button type="button" aria-label={common.close} className="flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-client-on-solid/15 focus-visible:outline-client-on-solid"><X className="size-4" aria-hidden /></button>
      </DialogClose>
    </header>
  )
}
