import { useId } from 'react'
import type { DraftContent } from '../../../domain/draft-content.ts'
import { PLATFORMS } from '../../../domain/post-types.ts'
import { classes } from '../../lib/classes.ts'
import { common } from '../../strings/common.ts'
import { composerWords, historyWords } from '../../strings/composer.ts'
import { changedSpan } from './changed-span.ts'

/** All texts of one state; what the other state does not have is marked. */
export function RevisionView({ heading, content, other }: { heading: string; content: DraftContent; other: DraftContent }) {
  const id = useId()
  const variants = PLATFORMS.filter((platform) => content.variants[platform] !== undefined || other.variants[platform] !== undefined)
  return (
    <div className="flex min-h-0 flex-col">
      <h3 id={id} className="mb-1.5 text-12 font-medium text-muted">{heading}</h3>
      <div role="group" aria-labelledby={id} tabIndex={0} className="selectable min-h-0 flex-1 overflow-y-auto rounded-control border border-border bg-surface-field p-3">
        <Text text={content.title} other={other.title} empty={historyWords.noTitle} className="font-semibold" />
        <Text text={content.shared} other={other.shared} empty={historyWords.noText} className="mt-2" />
        {(content.youtubeTitle !== '' || other.youtubeTitle !== '') && (
          <Part label={composerWords.youtubeTitle}><Text text={content.youtubeTitle} other={other.youtubeTitle} empty={historyWords.noTitle} /></Part>
        )}
        {variants.map((platform) => (
          <Part key={platform} label={common.networks[platform]}>
            <Text text={content.variants[platform] ?? ''} other={other.variants[platform] ?? ''} empty={historyWords.asShared} />
          </Part>
        ))}
        <p className="mt-3 text-12 text-muted">{historyWords.files(content.mediaIds.length)}</p>
      </div>
    </div>
  )
}

function Part({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="mt-3">
      <h4 className="text-12 font-medium text-muted">{label}</h4>
      {children}
    </div>
  )
}

function Text({ text, other, empty, className }: { text: string; other: string; empty: string; className?: string }) {
  if (text === '') return <p className={classes('text-muted', className)}>{empty}</p>
  const { before, changed, after } = changedSpan(text, other)
  return (
    <p className={classes('break-words whitespace-pre-wrap', className)}>
      {before}
      {changed !== '' && <mark className="rounded-small bg-warn-surface text-warn-text">{changed}</mark>}
      {after}
    </p>
  )
}
