/** What closing a window comes to. Pure. */
export interface CloseFacts {
  /** The main window, or one with a draft alone. */
  kind: 'main' | 'draft'
  /** How many other windows people see. */
  others: number
  keepRunning: boolean
  /** Sends that wait for their time: the app carries them out, while it runs. */
  planned: number
}

/**
 * `hide`: it stays as it is, unseen. `close`: this window alone goes. `quit`: the app goes with it. `ask`: it would, and with it the times
 * of what is planned.
 */
export type CloseOutcome = 'hide' | 'close' | 'quit' | 'ask'

export function onCloseAsked({ kind, others, keepRunning, planned }: CloseFacts): CloseOutcome {
  if (keepRunning || others > 0) return kind === 'main' ? 'hide' : 'close'
  return planned > 0 ? 'ask' : 'quit'
}
