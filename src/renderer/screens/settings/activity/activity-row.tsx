import { CircleAlert, CircleCheck, CircleHelp, Copy, WifiOff } from 'lucide-react'
import type { RequestView } from '../../../../contract/schemas/activity.ts'
import { IconButton, RelativeTime } from '../../../components/ui/index.ts'
import { bridgeError } from '../../../lib/bridge-error.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { activityWords, operationName, outcomeWords, tookWords } from '../../../strings/activity.ts'
import { wordsFor } from '../../../strings/errors.ts'
import { bytes } from '../../../strings/media-figures.ts'

/** The columns of the head and of each row. */
export const COLUMNS = 'grid grid-cols-[7rem_minmax(0,1.2fr)_minmax(0,1.4fr)_5rem] items-center gap-3 wide:grid-cols-[7rem_minmax(0,1.2fr)_minmax(0,1.4fr)_5rem_13rem]'

const SIGNS = {
  ok: { Icon: CircleCheck, colour: 'text-ok-icon' },
  refused: { Icon: CircleAlert, colour: 'text-danger-icon' },
  'not-sent': { Icon: WifiOff, colour: 'text-icon' },
  unclear: { Icon: CircleHelp, colour: 'text-unsure-icon' },
} as const satisfies Record<RequestView['outcome'], unknown>

/** What is smaller is the same for every request, and only noise. */
const MENTIONED_BYTES = 100_000

export function ActivityRow({ request, index, top, height }: { request: RequestView; index: number; top: number; height: number }) {
  const { Icon, colour } = SIGNS[request.outcome]
  const detail = [request.attempt > 1 && activityWords.attempt(request.attempt), request.sent + request.received >= MENTIONED_BYTES && activityWords.bytes(bytes(request.sent), bytes(request.received))].filter((one) => one !== false).join(' · ')
  const said = [request.status, request.code].filter((one) => one !== null).join(' ')
  return (
    <div role="row" aria-rowindex={index} className={`absolute inset-x-0 top-0 border-b border-subtle ${COLUMNS}`} style={{ height, transform: `translateY(${top}px)` }}>
      <span role="cell" className="text-muted"><RelativeTime at={request.at} look="clock" /></span>
      <span role="cell" className="min-w-0">
        <span className="block truncate">{operationName(request.operation)}</span>
        {detail !== '' && <span className="block truncate text-12 text-muted">{detail}</span>}
      </span>
      <span role="cell" className="flex min-w-0 items-center gap-2">
        <Icon className={`size-3.5 shrink-0 ${colour}`} aria-hidden />
        <span className="shrink-0">{outcomeWords(request)}</span>
        {request.outcome !== 'ok' && said !== '' && <span className="min-w-0 truncate font-mono text-12 text-muted selectable" title={said}>{said}</span>}
      </span>
      <span role="cell" className="text-right text-muted tabular-nums">{tookWords(request.ms)}</span>
      <span role="cell" className="flex min-w-0 items-center gap-1 max-wide:hidden">{request.requestId === null ? <span className="text-muted">{activityWords.noId}</span> : <RequestId id={request.requestId} />}</span>
    </div>
  )
}

function RequestId({ id }: { id: string }) {
  const { bridge, toasts } = useServices()
  const copy = () => void bridge.copyText(id).then(
    () => toasts.getState().show({ text: activityWords.copied, tone: 'ok' }),
    (error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }),
  )
  return (
    <>
      <span className="min-w-0 truncate font-mono text-12 selectable" title={id}>{id}</span>
      <IconButton size="sm" label={activityWords.copyId(id)} icon={Copy} onClick={copy} />
    </>
  )
}
