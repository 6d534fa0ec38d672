import { ArrowUp, Ban, CalendarClock, Check, CircleAlert, CircleDashed, CircleHelp, CirclePause, Clock, Send } from 'lucide-react'
import type { IntentView } from '../../../contract/schemas/outbox.ts'
import type { Tone } from '../../lib/outbox-facts.ts'

const COLOURS: Record<Tone, string> = {
  quiet: 'text-icon',
  active: 'text-text',
  'needs-you': 'text-warn-icon',
  unsure: 'text-unsure-icon',
  problem: 'text-danger-icon',
}

/** Repeats the state in a glyph; the words stand beside it. */
export function StateIcon({ step, tone }: { step: Pick<IntentView, 'state' | 'kind' | 'pausedByUser' | 'plan'>; tone: Tone }) {
  const look = { 'aria-hidden': true, className: `size-4 shrink-0 ${COLOURS[tone]}` }
  if (step.pausedByUser && step.kind === 'upload' && step.state !== 'blocked') return <CirclePause {...look} />
  switch (step.state) {
    case 'unknown': return <CircleHelp {...look} />
    case 'blocked': return <CircleAlert {...look} />
    case 'sending': return step.kind === 'upload' ? <ArrowUp {...look} /> : <Send {...look} />
    case 'queued': return <CircleDashed {...look} />
    case 'waiting': return <Clock {...look} />
    // A post that PowerPost holds is left there, and not out.
    case 'done': return step.plan?.isHeld === true ? <CalendarClock {...look} /> : <Check {...look} />
    case 'cancelled': return <Ban {...look} />
  }
}
