import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import type { LibraryItem, PostTypeVerdict } from '../../../contract/schemas/media.ts'
import { platformOf } from '../../../domain/post-types.ts'
import { PlatformIcon } from '../../components/ui/index.ts'
import { checkedDay, detailWords as words, reasonWords, verdictNames } from '../../strings/media-library.ts'
import { formInText } from '../../strings/send.ts'
import { FixButton } from './editing/fix-button.tsx'
import { useVerdicts } from './use-detail.ts'

/** What each network is known to take of a file, in words; with the day on which the figures were looked up. */
export function DetailFits({ workspaceId, item }: { workspaceId: string; item: LibraryItem }) {
  const { phase, value } = useVerdicts(workspaceId, item.id, `${String(item.width)}/${String(item.durationMs)}/${String(item.flaw)}`)
  const days = (value ?? []).flatMap((one) => one.reasons.map((reason) => reason.checked)).sort()
  const [oldest] = days
  return (
    <section>
      <div className="mb-1 flex items-baseline gap-2">
        <h3 className="flex-1 font-medium">{words.fits}</h3>
        {oldest !== undefined && <p className="text-12 text-muted">{words.checkedOn(checkedDay(oldest))}</p>}
      </div>
      {phase === 'failed' && <p className="text-12 text-muted">{words.fitsFailed}</p>}
      {value !== null && <ul className="flex flex-col gap-1">{value.map((one) => <Fit key={one.postType} workspaceId={workspaceId} verdict={one} item={item} />)}</ul>}
    </section>
  )
}

const ICONS = { fits: Check, warns: TriangleAlert, refused: CircleAlert } as const
const COLORS = { fits: 'text-icon', warns: 'text-warn-icon', refused: 'text-danger-icon' } as const

function Fit({ workspaceId, verdict: { postType, verdict, reasons }, item }: { workspaceId: string; verdict: PostTypeVerdict; item: LibraryItem }) {
  const platform = platformOf(postType)
  const Icon = ICONS[verdict]
  return (
    <li className="flex gap-2">
      <PlatformIcon platform={platform} className="mt-0.75 size-3.5 text-icon" />
      <div className="min-w-0 flex-1">
        <p>{formInText(postType)}</p>
        {reasons.map((reason) => (
          <p key={reason.code} className="selectable text-12 text-muted" title={`${reason.source}, ${checkedDay(reason.checked)}`}>{reasonWords(reason, item)}</p>
        ))}
        {verdict !== 'fits' && item.trashedAt === null && <FixButton workspaceId={workspaceId} item={item} postType={postType} />}
      </div>
      <Icon className={`mt-0.5 size-4 shrink-0 ${COLORS[verdict]}`} aria-hidden />
      <span className="sr-only">{verdictNames[verdict]}</span>
    </li>
  )
}
