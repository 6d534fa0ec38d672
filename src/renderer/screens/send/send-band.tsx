import type { RefObject } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { chosenOf } from '../../stores/send.ts'
import type { SendState } from '../../stores/send.ts'
import { sendWords } from '../../strings/send.ts'
import { ClientBand } from './client-band.tsx'

/** For whom, what and as whom the sheet would send. */
export function SendBand({ workspace, state, nameRef }: { workspace: WorkspaceView; state: SendState; nameRef: RefObject<HTMLHeadingElement | null> }) {
  const { preview } = state
  const title = preview?.title.trim() || sendWords.untitled
  const line = preview === null ? '\u00a0' : sendWords.sending(title, chosenOf(state).length, preview.items.length)
  return <ClientBand workspace={workspace} nameRef={nameRef} line={line} side={preview?.accountLabel == null ? sendWords.noAccount : sendWords.account(preview.accountLabel)} />
}
