import type { SendPreview } from '../../../contract/schemas/sends.ts'
import { classes } from '../../lib/classes.ts'
import { itemName, sendWords } from '../../strings/send.ts'
import { Thumb } from '../media/thumb.tsx'

/** As many as fit in one row of the narrowest sheet. */
const SHOWN = 10

export interface SendFilesProps {
  workspaceId: string
  item: SendPreview['items'][number]
  media: SendPreview['media']
  isTaken: boolean
}

/** The files that go to one network, in their order. Those that it may refuse are marked; why stands below. */
export function SendFiles({ workspaceId, item, media, isTaken }: SendFilesProps) {
  if (media.length === 0) return null
  const unfit = new Set(item.problems.filter(({ code }) => code === 'media-unfit').map(({ mediaId }) => mediaId))
  const rest = media.length - SHOWN
  return (
    <ul aria-label={sendWords.filesTo(itemName(item))} className={classes('mt-1.5 flex flex-wrap items-center gap-1', !isTaken && 'opacity-60')}>
      {media.slice(0, SHOWN).map((file) => (
        <li key={file.id} title={file.name} className={classes('size-8 overflow-hidden rounded-small bg-surface-active', unfit.has(file.id) && 'outline-2 outline-offset-1 outline-warn-icon')}>
          <span className="sr-only">{unfit.has(file.id) ? sendWords.mayBeRefused(file.name) : file.name}</span>
          <Thumb workspaceId={workspaceId} item={file} size="sm" />
        </li>
      ))}
      {rest > 0 && <li className="pl-1 text-12 text-muted">{sendWords.moreMedia(rest)}</li>}
    </ul>
  )
}
