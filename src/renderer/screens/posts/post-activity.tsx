import type { PostEvent } from '../../../contract/schemas/sends.ts'
import { RelativeTime } from '../../components/ui/index.ts'
import { eventWords, wayWords } from '../../strings/post-way.ts'

/** What happened to the post and when; what an answer said carries its request's id. */
export function PostActivity({ events }: { events: readonly PostEvent[] }) {
  return (
    <ol aria-label={wayWords.activity} className="max-w-180">
      {events.map((event, at) => (
        <li key={at} className="relative flex gap-3 py-1.5 pl-5">
          <span aria-hidden className="absolute top-0 bottom-0 left-[5px] w-px bg-border" />
          <span aria-hidden className="absolute top-3 left-0.5 size-[7px] rounded-full border border-border-strong bg-surface" />
          <RelativeTime at={event.at} look="clock" className="w-20 shrink-0 text-muted tabular-nums" />
          <span className="min-w-0 flex-1">
            {eventWords(event)}
            {event.requestId !== null && <span className="text-12 break-all text-muted selectable"> · {wayWords.request(event.requestId)}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
