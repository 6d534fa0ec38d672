/** One act of a window on a draft. Each text holds a token of its own that appears nowhere else. */
export interface Tried {
  commandId: string
  draftId: string
  windowId: string
  baseRev: number
  text: string
}

/** What the program that gets killed says, one JSON line each. `refused` is an acknowledgement too: the text is kept. */
export type CrashLine = ({ type: 'try' } & Tried) | ({ type: 'saved' | 'refused'; rev: number } & Tried)
