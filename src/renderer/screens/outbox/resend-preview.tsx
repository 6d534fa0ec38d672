import { CircleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { SendPreview } from '../../../contract/schemas/sends.ts'
import { PlatformIcon, Skeleton } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { outboxWords } from '../../strings/outbox.ts'
import { itemName, PROBLEMS } from '../../strings/send.ts'

/** `failed`: it could not be read, so nothing is known of what would go out. */
export type Resend = { status: 'loading' } | { status: 'failed' } | { status: 'ready'; preview: SendPreview; canGo: boolean }

/** What would go out in place of a send that is held up. */
export function useResend(workspaceId: string, draftId: string | null, sendId: string | null): Resend {
  const { connection } = useServices()
  const [resend, setResend] = useState<Resend>({ status: 'loading' })
  useEffect(() => {
    let isOver = false
    const read = async () => {
      if (draftId === null) return
      try {
        const preview = await connection.call((client) => client.sends.preview({ workspaceId, draftId, insteadOf: sendId }))
        // "Already sent" is no obstacle here: this replaces a send that never left.
        const stops = [...preview.problems, ...preview.items.flatMap((item) => item.problems)].some((problem) => problem.blocking)
        if (!isOver) setResend({ status: 'ready', preview, canGo: !stops && preview.items.length > 0 })
      } catch {
        if (!isOver) setResend({ status: 'failed' })
      }
    }
    void read()
    return () => { isOver = true }
  }, [connection, workspaceId, draftId, sendId])
  return resend
}

export function ResendPreview({ resend }: { resend: Resend }) {
  if (resend.status === 'loading') return <Skeleton className="h-10" />
  if (resend.status === 'failed') return <p role="alert" className="text-danger-text">{outboxWords.resendUnreadable}</p>
  const { items, problems } = resend.preview
  return (
    <>
      {problems.filter((problem) => problem.blocking).map((problem) => <ProblemLine key={problem.code} text={PROBLEMS[problem.code]} />)}
      {items.length === 0 && <ProblemLine text={outboxWords.resendNowhere} />}
      <ul aria-label={outboxWords.resendTo} className="flex flex-col gap-1">
        {items.map((item) => (
          <li key={item.postType}>
            <p className="flex items-center gap-2"><PlatformIcon platform={item.platform} />{itemName(item)}</p>
            {item.problems.filter((problem) => problem.blocking).map((problem) => <ProblemLine key={problem.code} text={PROBLEMS[problem.code]} />)}
          </li>
        ))}
      </ul>
    </>
  )
}

function ProblemLine({ text }: { text: string }) {
  return <p className="flex gap-2 py-0.5"><CircleAlert className="mt-0.5 size-4 shrink-0 text-danger-icon" aria-hidden />{text}</p>
}
