import { Hash, Signature, TextQuote } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { DraftContent } from '../../../domain/draft-content.ts'
import type { SnippetKind } from '../../../domain/writing/index.ts'
import type { Icon } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { common } from '../../strings/common.ts'
import { writingWords } from '../../strings/writing.ts'
import { Hits } from '../search/hits.tsx'
import type { RankedSnippet } from './rank-snippets.ts'
import { tagsWhenIn } from './tag-limits.ts'

export const KIND_ICONS: Record<SnippetKind, Icon> = { snippet: TextQuote, signature: Signature, hashtags: Hash }

export interface SnippetOptionsProps {
  id: string
  ranked: readonly RankedSnippet[]
  active: number
  /** The text they go into, for what its networks take. */
  content: DraftContent
  tab: CaptionTab
  onPick: (ranked: RankedSnippet) => void
  onActive: (index: number) => void
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`

/** The list to choose from; whoever shows it keeps the focus and names the active one. */
export function SnippetOptions({ id, ranked, active, content, tab, onPick, onActive }: SnippetOptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }), [active, ranked])
  return (
    <div ref={list} id={id} role="listbox" aria-label={writingWords.insertList} className="min-h-0 flex-1 overflow-y-auto p-1">
      {ranked.map((one, index) => {
        const { snippet } = one
        const KindIcon = KIND_ICONS[snippet.kind]
        const isActive = index === active
        return (
          <div
            key={snippet.id}
            id={optionId(id, index)}
            role="option"
            aria-selected={isActive}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => { if (!isActive) onActive(index) }}
            onClick={() => onPick(one)}
            className={classes('flex gap-2.5 rounded-control px-2 py-1.5', isActive && 'bg-surface-active')}
          >
            <KindIcon className="mt-0.5 size-4 shrink-0 text-icon" aria-hidden />
            <span className="min-w-0 flex-1">
              <span className="block truncate"><Hits segments={one.label} /></span>
              <span className="block truncate text-12 text-muted">{firstLine(snippet.text)}</span>
              {snippet.kind === 'hashtags' && <TagNote set={snippet.text} content={content} tab={tab} />}
            </span>
          </div>
        )
      })}
    </div>
  )
}

function TagNote({ set, content, tab }: { set: string; content: DraftContent; tab: CaptionTab }) {
  const { count, over } = tagsWhenIn(set, content, tab)
  const words = [writingWords.tagCount(count), ...over.map(({ platform, max }) => writingWords.overLimit(common.networks[platform], max))]
  return <span className={classes('block truncate text-12 tabular-nums', over.length > 0 ? 'text-warn-text' : 'text-muted')}>{words.join(' · ')}</span>
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? ''
}
