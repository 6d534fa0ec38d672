import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Snippet } from '../../../../contract/schemas/writing.ts'
import { tagsOf } from '../../../../domain/writing/index.ts'
import type { SnippetKind } from '../../../../domain/writing/index.ts'
import { toAppError } from '../../../../contract/wire-error.ts'
import { Button, IconButton } from '../../../components/ui/index.ts'
import { useServices } from '../../../stores/services-context.tsx'
import type { ClientWriting } from '../../../stores/writing.ts'
import { wordsFor } from '../../../strings/errors.ts'
import { writingWords } from '../../../strings/writing.ts'
import { KIND_ICONS } from '../../writing/snippet-options.tsx'
import { useWriting } from '../../writing/use-writing.ts'
import { Part } from './part.tsx'
import { SnippetDialog } from './snippet-dialog.tsx'

/** All of one kind. */
export function SnippetSection({ writing, kind }: { writing: ClientWriting; kind: SnippetKind }) {
  const all = useWriting(writing.workspaceId, (state) => state.snippets)
  const [edited, setEdited] = useState<Snippet | 'new' | null>(null)
  const { toasts } = useServices()
  const shown = all.filter((one) => one.kind === kind)
  const KindIcon = KIND_ICONS[kind]

  async function remove({ id, name }: Snippet): Promise<void> {
    const tell = toasts.getState().show
    const fail = (error: unknown) => tell({ text: wordsFor(toAppError(error)), tone: 'danger' })
    try {
      await writing.remove(id)
      tell({ text: writingWords.removed(name), action: { label: writingWords.undo, run: () => void writing.restore(id).catch(fail) } })
    } catch (error) {
      fail(error)
    }
  }

  return (
    <Part title={writingWords.kinds[kind]} text={writingWords.kindAbout[kind]} action={<Button icon={Plus} size="sm" onClick={() => setEdited('new')}>{writingWords.add[kind]}</Button>}>
      {shown.length === 0 ? <p className="rounded-card border border-dashed border-border px-3 py-3 text-muted">{writingWords.none[kind]}</p> : (
        <ul className="divide-y divide-border-subtle rounded-card border border-border">
          {shown.map((one) => (
            <li key={one.id} className="flex items-start gap-3 py-2 pr-2 pl-3">
              <KindIcon className="mt-0.5 size-4 shrink-0 text-icon" aria-hidden />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{one.name}</p>
                <p className="selectable line-clamp-2 text-12 break-words whitespace-pre-line text-muted">{one.text.trim()}</p>
              </div>
              {kind === 'hashtags' && <span className="mt-0.5 shrink-0 text-12 text-muted tabular-nums">{writingWords.tagCount(tagsOf(one.text).length)}</span>}
              <IconButton label={writingWords.editOf(one.name)} icon={Pencil} onClick={() => setEdited(one)} />
              <IconButton label={writingWords.removeOf(one.name)} icon={Trash2} onClick={() => void remove(one)} />
            </li>
          ))}
        </ul>
      )}
      {edited !== null && <SnippetDialog writing={writing} kind={kind} snippet={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Part>
  )
}
