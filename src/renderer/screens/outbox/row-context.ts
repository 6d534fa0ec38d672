import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import type { SendGroup } from '../../stores/outbox-groups.ts'
import type { At } from '../../strings/outbox.ts'
import type { OutboxStores } from './use-outbox.ts'

/** What every row of the list shares. */
export interface RowContext {
  workspace: WorkspaceView
  stores: OutboxStores
  at: At
  /** The same for what is still to come, by the client's clock and never without the clock time. Null until that clock is known. */
  due: At | null
  /** The user pressed an act: carried out, or asked once more where it may publish. */
  ask(step: IntentView, action: OutboxAction): void
  cancelSend(group: SendGroup): void
  /** Asks for another time. */
  changeTime(group: SendGroup): void
  openDraft(draftId: string): void
  seePosts(): void
  seeCaptions(generationId: string): void
}
