import { CircleAlert, CircleCheck, CircleDashed, Send } from 'lucide-react'
import type { PostTone } from '../../strings/posts.ts'

const ICONS = {
  quiet: { Icon: CircleDashed, colour: 'text-icon-faint' },
  active: { Icon: Send, colour: 'text-icon' },
  good: { Icon: CircleCheck, colour: 'text-ok-icon' },
  problem: { Icon: CircleAlert, colour: 'text-danger-icon' },
} as const satisfies Record<PostTone, unknown>

export const TONE_TEXT: Record<PostTone, string> = { quiet: 'text-muted', active: 'text-text', good: 'text-ok-text', problem: 'text-danger-text' }

/** Repeats a word in a glyph; never alone. */
export function ToneDot({ tone }: { tone: PostTone }) {
  const { Icon, colour } = ICONS[tone]
  return <Icon aria-hidden className={`size-3.5 shrink-0 ${colour}`} />
}
