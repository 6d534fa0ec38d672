import { ArrowUpDown, Minus, Plus } from 'lucide-react'
import { diffWords } from '../../strings/diff.ts'
import { diffFiles } from './diff-texts.ts'
import type { DiffFile } from './diff-texts.ts'

const LOOK = {
  added: { Icon: Plus, colour: 'text-ok-text' },
  removed: { Icon: Minus, colour: 'text-danger-text' },
  moved: { Icon: ArrowUpDown, colour: 'text-warn-text' },
} as const

/** What is different about the files; nothing where they are the same ones in the same order. */
export function DiffFiles({ before, after }: { before: readonly DiffFile[]; after: readonly DiffFile[] }) {
  const changes = diffFiles(before, after)
  if (changes.length === 0) return null
  return (
    <ul aria-label={diffWords.filesName} className="mt-2 flex flex-col gap-0.5 text-13">
      {changes.map(({ kind, file }) => {
        const { Icon, colour } = LOOK[kind]
        return (
          <li key={`${kind}/${file.key}`} className={`flex min-w-0 items-center gap-1.5 ${colour}`}>
            <Icon className="size-3.5 shrink-0" aria-hidden />
            <span className="truncate">{diffWords.file[kind](file.name ?? diffWords.unnamedFile)}</span>
          </li>
        )
      })}
    </ul>
  )
}
