import { Ban, Check, CircleAlert, CircleCheck, CircleDashed, CircleHelp, PenLine, TriangleAlert } from 'lucide-react'
import type { Generation } from '../../../contract/schemas/generations.ts'
import type { CaptionsState, CaptionsTone } from '../../strings/captions.ts'

const ICONS = {
  quiet: { Icon: CircleDashed, colour: 'text-icon-faint' },
  active: { Icon: PenLine, colour: 'text-icon' },
  'needs-you': { Icon: TriangleAlert, colour: 'text-warn-icon' },
  unsure: { Icon: CircleHelp, colour: 'text-unsure-icon' },
  good: { Icon: CircleCheck, colour: 'text-ok-icon' },
  problem: { Icon: CircleAlert, colour: 'text-danger-icon' },
} as const satisfies Record<CaptionsTone, unknown>

export const TONE_TEXT: Record<CaptionsTone, string> = {
  quiet: 'text-muted', active: 'text-text', 'needs-you': 'text-warn-text', unsure: 'text-unsure-text', good: 'text-ok-text', problem: 'text-danger-text',
}

/** Repeats the words of a state in a glyph; never alone. */
export function StateMark({ state, words, className = 'size-3.5' }: { state: Generation['state']; words: CaptionsState; className?: string }) {
  const { Icon, colour } = ICONS[words.tone]
  const Shown = state === 'completed' && words.tone === 'quiet' ? Check : state === 'cancelled' ? Ban : Icon
  return <Shown aria-hidden className={`shrink-0 ${className} ${colour}`} />
}
