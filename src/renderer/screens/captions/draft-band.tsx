import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Generation } from '../../../contract/schemas/generations.ts'
import { Banner, Button, IconButton } from '../../components/ui/index.ts'
import { newsOf } from '../../stores/captions-draft.ts'
import { useServices } from '../../stores/services-context.tsx'
import { bandWords, captionsState, networksOf } from '../../strings/captions.ts'

export interface DraftBandProps {
  items: readonly Generation[]
  isReviewing: boolean
  /** The bar above the section says already that something waits for approval. */
  isApprovalTold: boolean
  onReview: (generationId: string) => void
  onAsk: () => void
}

/** Above the text: what became of the captions that were asked for this draft, and the one next step. */
export function DraftBand({ items, isReviewing, isApprovalTold, onReview, onAsk }: DraftBandProps) {
  const { app, captions } = useServices()
  const dismissed = useStore(captions.dismissed, (state) => state.ids)
  const news = newsOf(items, dismissed)
  if (news === null || (news.kind === 'ready' && isReviewing) || (news.kind === 'needs-approval' && isApprovalTold)) return null
  const go = (one: Generation) => app.getState().go({ section: 'captions', aim: { kind: 'captions', generationId: one.id } })
  const see = (one: Generation, label: string) => <Button size="sm" onClick={() => go(one)}>{label}</Button>
  const dismiss = (...ones: readonly Generation[]) => <IconButton size="sm" icon={X} label={bandWords.later} onClick={() => ones.forEach((one) => captions.dismiss(one.id))} />
  switch (news.kind) {
    case 'ready': {
      const [newest, ...others] = news.generations
      return (
        <Bar tone="ok" title={others.length === 0 ? bandWords.ready : bandWords.readySets(news.generations.length)} action={<><Button size="sm" variant="primary" onClick={() => onReview(newest.id)}>{bandWords.review}</Button>{dismiss(...news.generations)}</>}>
          {`${networksOf(newest.platforms)}.`}
        </Bar>
      )
    }
    case 'needs-approval': return <Bar tone="neutral" title={bandWords.needsApproval} action={see(news.generation, bandWords.approve)} />
    case 'asks': return <Bar tone="unsure" title={bandWords.asks} action={see(news.generation, bandWords.decide)} />
    case 'blocked': return <Bar tone="warn" title={bandWords.blocked} action={see(news.generation, bandWords.see)}>{captionsState(news.generation).detail}</Bar>
    case 'under-way': {
      const { label } = captionsState(news.generation)
      return <Bar tone="neutral" title={bandWords.underWay(label)} action={<Button size="sm" variant="ghost" onClick={() => go(news.generation)}>{bandWords.see}</Button>} />
    }
    case 'failed': {
      const { creditsUsed, refunded } = news.generation
      return (
        <Bar tone="warn" title={bandWords.failed} action={<><Button size="sm" onClick={onAsk}>{bandWords.again}</Button>{dismiss(news.generation)}</>}>
          {refunded ? bandWords.givenBack(creditsUsed) : bandWords.notGivenBack}
        </Bar>
      )
    }
  }
}

function Bar({ tone, title, action, children }: { tone: 'ok' | 'neutral' | 'unsure' | 'warn'; title: string; action: ReactNode; children?: ReactNode }) {
  return <Banner shape="bar" tone={tone} title={title} action={action}>{children}</Banner>
}
