import { Send, SquarePen } from 'lucide-react'
import type { Icon } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { detailWords as words, libraryWords, sendState } from '../../strings/media-library.ts'
import { useUsage } from './use-detail.ts'

/** The drafts and posts that name a file, each a way to it. */
export function DetailUses({ workspaceId, mediaId }: { workspaceId: string; mediaId: string }) {
  const { app } = useServices()
  const { phase, value } = useUsage(workspaceId, mediaId)
  const isUnused = value !== null && value.drafts.length + value.sends.length === 0
  return (
    <section>
      <h3 className="mb-1 font-medium">{words.used}</h3>
      {phase === 'failed' && <p className="text-12 text-danger-text">{words.usedFailed}</p>}
      {isUnused && <p className="text-12 text-muted">{words.unused}</p>}
      {value !== null && !isUnused && (
        <ul className="flex flex-col">
          {value.drafts.map((draft) => (
            <Use
              key={draft.draftId}
              icon={SquarePen}
              title={draft.title}
              note={draft.trashed ? words.draftInTrash : words.draft}
              onGo={() => app.getState().go(draft.trashed ? { section: 'drafts', draftId: draft.draftId, aim: { kind: 'trash' } } : { section: 'drafts', draftId: draft.draftId })}
            />
          ))}
          {value.sends.map((send) => (
            <Use key={send.sendId} icon={Send} title={send.title} note={sendState(send.state)} onGo={() => app.getState().go({ section: 'posts', aim: { kind: 'post', sendId: send.sendId } })} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Use({ icon: UseIcon, title, note, onGo }: { icon: Icon; title: string; note: string; onGo: () => void }) {
  return (
    <li className="flex min-h-7 items-center gap-2">
      <UseIcon className="size-3.5 shrink-0 text-icon" aria-hidden />
      <a
        href="#use"
        onClick={(event) => {
          event.preventDefault()
          onGo()
        }}
        className="min-w-0 flex-1 truncate underline decoration-border-strong underline-offset-3 hover:decoration-current"
      >
        {title || libraryWords.untitledDraft}
      </a>
      <span className="shrink-0 text-12 text-muted">{note}</span>
    </li>
  )
}
