import { useId } from 'react'
import type { DraftContent } from '../../../domain/draft-content.ts'
import { captionFor } from '../../../domain/draft-content.ts'
import { PLATFORMS } from '../../../domain/post-types.ts'
import { DiffFiles, DiffText, diffFiles, diffTexts, summarize } from '../../components/diff/index.ts'
import { common } from '../../strings/common.ts'
import { composerWords, historyWords } from '../../strings/composer.ts'
import { differenceWords, diffWords } from '../../strings/diff.ts'

export interface ContentDiffProps {
  heading: string
  before: DraftContent
  after: DraftContent
  /** What a file is called; null for one that is not known here. */
  nameOf: (mediaId: string) => string | null
}

/** All texts of a draft, with what changed from one state to another. */
export function ContentDiff({ heading, before, after, nameOf }: ContentDiffProps) {
  const id = useId()
  const variants = PLATFORMS.filter((platform) => before.variants[platform] !== undefined || after.variants[platform] !== undefined)
  const files = (content: DraftContent) => content.mediaIds.map((key) => ({ key, name: nameOf(key) }))
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <h3 id={id} className="mb-1.5 flex flex-wrap gap-x-2 text-12"><span className="font-medium text-muted">{heading}</span> <span className="text-muted">{changeWords(before, after) ?? diffWords.same}</span></h3>
      <div role="group" aria-labelledby={id} tabIndex={0} className="selectable min-h-0 flex-1 overflow-y-auto rounded-control border border-border bg-surface-field p-3">
        <DiffText before={before.title} after={after.title} empty={historyWords.noTitle} className="font-semibold" />
        <DiffText before={before.shared} after={after.shared} empty={historyWords.noText} className="mt-2" />
        {(before.youtubeTitle !== '' || after.youtubeTitle !== '') && (
          <Part label={composerWords.youtubeTitle}><DiffText before={before.youtubeTitle} after={after.youtubeTitle} empty={historyWords.noTitle} /></Part>
        )}
        {variants.map((platform) => (
          <Part key={platform} label={variantLabel(common.networks[platform], before.variants[platform] !== undefined, after.variants[platform] !== undefined)}>
            <DiffText before={captionFor(before, platform)} after={captionFor(after, platform)} empty={historyWords.noText} />
          </Part>
        ))}
        <Part label={historyWords.files(after.mediaIds.length)}><DiffFiles before={files(before)} after={files(after)} /></Part>
      </div>
    </div>
  )
}

/** A network that had the shared text, or has it now, says so. */
function variantLabel(network: string, had: boolean, has: boolean): string {
  if (had === has) return network
  return `${network}: ${has ? historyWords.hadShared : historyWords.hasShared}`
}

function Part({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="mt-3">
      <h4 className="text-12 font-medium text-muted">{label}</h4>
      {children}
    </div>
  )
}

/** Longer drafts are compared when they are looked at, not for each line of a list. */
const SHORT = 20_000

/** What changed from one state to the other, in a few words; null where nothing did. */
export function changeWords(before: DraftContent, after: DraftContent): string | null {
  const texts = (content: DraftContent) => [content.shared, ...PLATFORMS.flatMap((platform) => content.variants[platform] ?? [])].join('\n\n')
  const [old, next] = [texts(before), texts(after)]
  if (old.length + next.length > SHORT) return old === next ? null : historyWords.differs
  const summary = summarize(diffTexts(old, next))
  const file = (key: string) => ({ key, name: null })
  return differenceWords({
    ...summary,
    title: before.title !== after.title || before.youtubeTitle !== after.youtubeTitle,
    files: diffFiles(before.mediaIds.map(file), after.mediaIds.map(file)).length,
  })
}
