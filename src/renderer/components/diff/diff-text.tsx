import { useMemo } from 'react'
import { classes } from '../../lib/classes.ts'
import { diffWords } from '../../strings/diff.ts'
import { VisuallyHidden } from '../ui/index.ts'
import { diffTexts } from './diff-texts.ts'
import type { DiffPart } from './diff-texts.ts'

export interface DiffTextProps {
  before: string
  after: string
  /** Stands where both are empty. */
  empty?: string
  className?: string
}

/** One text with what was taken out of it and what was put in: by colour, by sign, and in words for who hears it. */
export function DiffText({ before, after, empty, className }: DiffTextProps) {
  const parts = useMemo(() => diffTexts(before, after), [before, after])
  if (parts.length === 0) return empty === undefined ? null : <p className={classes('text-muted', className)}>{empty}</p>
  return <p className={classes('break-words whitespace-pre-wrap', className)}>{parts.map((part, at) => <Part key={at} part={part} />)}</p>
}

function Part({ part }: { part: DiffPart }) {
  if (part.kind === 'same') return part.text
  const isAdded = part.kind === 'added'
  const Mark = isAdded ? 'ins' : 'del'
  return (
    <Mark className={classes('rounded-small px-px', isAdded ? 'bg-ok-surface text-ok-text' : 'bg-danger-surface text-danger-text', 'no-underline')}>
      <span aria-hidden className="font-semibold">{isAdded ? '+' : '−'}</span>
      <VisuallyHidden>{isAdded ? diffWords.added : diffWords.removed} </VisuallyHidden>
      <span className={isAdded ? undefined : 'line-through'}>{visible(part.text)}</span>
      <VisuallyHidden> {diffWords.end}</VisuallyHidden>
    </Mark>
  )
}

/** Blank space that alone makes the difference would not be seen. */
function visible(text: string): string {
  if (text.trim() !== '') return text.replaceAll(/^(\r?\n)+|(\r?\n)+$/g, (ends) => '↵\n'.repeat(ends.split('\n').length - 1))
  return text.replaceAll('\r', '').replaceAll(/[^\S\n]/gu, '␣').replaceAll('\n', '↵\n')
}
