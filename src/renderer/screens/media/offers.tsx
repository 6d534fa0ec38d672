import { Button } from '../../components/ui/index.ts'
import type { ImportResult } from '../../../contract/schemas/media.ts'
import { batchPanel, offerSentence, offerWords as words } from '../../strings/media-library.ts'

/** Offers told by name before the rest is counted; all can be answered at once. */
const MOST_NAMED = 8

export interface OffersProps {
  items: ImportResult['items']
  isBusy: boolean
  /** Without positions: all of them. */
  onAnswer: (take: boolean, positions?: readonly number[]) => void
}

/** Files that can only be sent as a copy: each is made, or left out, at the user's word. */
export function Offers({ items, isBusy, onAnswer }: OffersProps) {
  const offered = items.filter((item) => item.outcome === 'offered')
  if (offered.length === 0) return null
  const isOne = offered.length === 1
  return (
    <div role="group" aria-label={words.title(offered.length)} className="rounded-control border border-info-border bg-info-surface p-2.5">
      <p className="font-medium">{words.title(offered.length)}</p>
      <p className="text-12">{words.text}</p>
      <ul className="selectable mt-1.5 flex flex-col gap-1 text-12">
        {offered.slice(0, MOST_NAMED).map((item) => (
          <li key={item.position} className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-40 flex-1 break-words"><b className="font-medium">{item.name}</b> {offerSentence(item.offer, item.detail)}</span>
            {!isOne && (
              <span className="flex gap-1">
                <Button size="sm" variant="ghost" aria-label={`${words.decline}: ${item.name}`} disabled={isBusy} onClick={() => onAnswer(false, [item.position])}>{words.decline}</Button>
                <Button size="sm" aria-label={`${words.take}: ${item.name}`} disabled={isBusy} onClick={() => onAnswer(true, [item.position])}>{words.take}</Button>
              </span>
            )}
          </li>
        ))}
        {offered.length > MOST_NAMED && <li>{batchPanel.moreFiles(offered.length - MOST_NAMED)}</li>}
      </ul>
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <Button size="sm" disabled={isBusy} onClick={() => onAnswer(false)}>{words.declineAll(offered.length)}</Button>
        <Button size="sm" variant="primary" loading={isBusy} onClick={() => onAnswer(true)}>{words.takeAll(offered.length)}</Button>
      </div>
    </div>
  )
}
