/** Finds out from `coreEpoch` and `seq` whether events were missed (rules 6). */
import type { CoreEvent } from '../../contract/schemas/events.ts'

type Ordered = Exclude<CoreEvent, { type: 'progress' }>

/** `first`: the first word of the first core. `missed`: another core, or a gap. */
export type Verdict = 'first' | 'next' | 'missed'

export function createEventOrder(): { take(event: Ordered): Verdict } {
  let epoch: string | null = null
  const seqs = new Map<string, number>()

  function begin(coreEpoch: string, known: Record<string, number>): void {
    epoch = coreEpoch
    seqs.clear()
    for (const [key, seq] of Object.entries(known)) seqs.set(key, seq)
  }

  return {
    take(event) {
      const isFirst = epoch === null
      const isOther = epoch !== event.coreEpoch
      if (event.type === 'hello') {
        const isBehind = Object.entries(event.seqs).some(([key, seq]) => seqs.get(key) !== seq)
        begin(event.coreEpoch, event.seqs)
        if (isFirst) return 'first'
        return isOther || isBehind ? 'missed' : 'next'
      }
      const key = event.workspaceId ?? ''
      if (isOther) {
        begin(event.coreEpoch, { [key]: event.seq })
        return 'missed'
      }
      const last = seqs.get(key) ?? 0
      // An event that hello had counted already is told again; it is news all the same.
      seqs.set(key, Math.max(last, event.seq))
      return event.seq > last + 1 ? 'missed' : 'next'
    },
  }
}
