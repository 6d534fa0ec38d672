import type { ReactNode } from 'react'
import type { GenerationDetail } from '../../../contract/schemas/generations.ts'
import { PlatformIcon, RelativeTime } from '../../components/ui/index.ts'
import { askWords, credits, detailWords, networksOf } from '../../strings/captions.ts'

/** What was asked, when, and what it cost or is likely to. */
export function DetailFacts({ one }: { one: GenerationDetail }) {
  const { request } = one
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <Fact name={detailWords.askedAt}><RelativeTime at={one.createdAt} look="clock" /></Fact>
      {one.finishedAt !== null && one.state === 'completed' && <Fact name={detailWords.finishedAt}><RelativeTime at={one.finishedAt} look="clock" /></Fact>}
      {one.usedAt !== null && <Fact name={detailWords.usedAt}><RelativeTime at={one.usedAt} look="clock" /></Fact>}
      <Fact name={detailWords.cost}>{costOf(one)}</Fact>
      {one.ceiling !== null && one.state !== 'cancelled' && <Fact name={detailWords.ceiling}>{detailWords.ceilingOf(one.ceiling)}</Fact>}
      <Fact name={detailWords.research}>{askWords.researchModes[request.researchMode].label}</Fact>
      <Fact name={detailWords.networks}>
        <span className="flex items-center gap-1.5 text-icon">{one.platforms.map((platform) => <PlatformIcon key={platform} platform={platform} />)}</span>
        <span className="sr-only">{networksOf(one.platforms)}</span>
      </Fact>
      {request.mediaIds.length > 0 && <Fact name={detailWords.files}>{detailWords.fileCount(request.mediaIds.length)}</Fact>}
      {request.ctaText !== null && <Fact name={detailWords.cta}><span className="selectable">{request.ctaText}</span></Fact>}
      {request.writingStyleId !== null && <Fact name={detailWords.style}><code className="max-w-48 truncate font-mono text-12 selectable">{request.writingStyleId}</code></Fact>}
      {request.sourceUrls.length > 0 && (
        <Fact name={detailWords.sources}>
          <ul className="min-w-0">{request.sourceUrls.map((url) => <li key={url} className="max-w-100 truncate selectable">{url}</li>)}</ul>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-muted">{name}</dt>
      <dd className="flex min-h-6 items-center tabular-nums">{children}</dd>
    </div>
  )
}

function costOf({ state, creditsUsed, refunded, estimate, acceptedAt }: GenerationDetail): string {
  if (creditsUsed !== null) return refunded ? detailWords.costGivenBack(creditsUsed) : credits(creditsUsed)
  if (acceptedAt !== null) return detailWords.costUnsaid
  if (state === 'cancelled') return credits(0)
  return estimate === null ? detailWords.costUnknown : detailWords.costLikely(estimate)
}
