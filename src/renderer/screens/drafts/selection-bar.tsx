import { Trash2, Undo2, X } from 'lucide-react'
import { Button, IconButton } from '../../components/ui/index.ts'
import { manyWords } from '../../strings/writing.ts'

/** At the foot of the list while several are chosen: how many, and what can be done with them. */
export function SelectionBar({ count, isTrash, onMove, onClear }: { count: number; isTrash: boolean; onMove: () => void; onClear: () => void }) {
  return (
    <div role="toolbar" aria-label={manyWords.bar} className="flex min-h-11 shrink-0 flex-wrap items-center gap-1 border-t border-border py-1 pr-1.5 pl-4">
      <p role="status" className="min-w-0 flex-1 truncate font-medium tabular-nums">{manyWords.chosen(count)}</p>
      <Button size="sm" icon={isTrash ? Undo2 : Trash2} onClick={onMove}>{isTrash ? manyWords.restore(1) : manyWords.toTrash(1)}</Button>
      <IconButton label={manyWords.clear} icon={X} shortcut="Esc" onClick={onClear} />
    </div>
  )
}
