import type { MediaUsage } from '../../../contract/schemas/media.ts'
import { Button, Dialog } from '../../components/ui/index.ts'
import { actWords as words, detailWords, libraryWords } from '../../strings/media-library.ts'
import type { MediaActs } from './use-media-acts.ts'

/** Files and places told by name before the rest is counted. */
const MOST_FILES = 6
const MOST_PLACES = 4

/** What is in use went nowhere yet: its drafts and posts are named, and the user decides. */
export function InUseDialog({ acts }: { acts: MediaActs }) {
  const { asked, answer } = acts
  const inUse = asked?.inUse ?? []
  const count = asked?.kept.length ?? 0
  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(isOpen) => !isOpen && void answer(false)}
      title={words.inUseTitle(count)}
      description={`${words.inUseGone(asked?.gone ?? 0)} ${words.inUseText}`.trim()}
      footer={(
        <>
          <Button data-autofocus onClick={() => void answer(false)}>{words.inUseKeep(count)}</Button>
          <Button variant="danger" onClick={() => void answer(true)}>{words.inUseMove}</Button>
        </>
      )}
    >
      <ul className="selectable flex flex-col gap-3">
        {inUse.slice(0, MOST_FILES).map((one) => <Uses key={one.mediaId} usage={one} />)}
        {count > MOST_FILES && <li className="text-12 text-muted">{words.moreUses(count - MOST_FILES)}</li>}
      </ul>
    </Dialog>
  )
}

function Uses({ usage }: { usage: MediaUsage }) {
  const places = [
    ...usage.drafts.map((one) => ({ key: one.draftId, kind: one.trashed ? detailWords.draftInTrash : detailWords.draft, title: one.title })),
    ...usage.sends.map((one) => ({ key: one.sendId, kind: libraryWords.post, title: one.title })),
  ]
  return (
    <li>
      <p className="font-medium break-words">{words.usedIn(usage.name)}</p>
      <ul className="mt-0.5 text-12 text-muted">
        {places.slice(0, MOST_PLACES).map(({ key, kind, title }) => <li key={key} className="break-words">{kind}: <span className="text-text">{title || libraryWords.untitledDraft}</span></li>)}
        {places.length > MOST_PLACES && <li>{words.moreUses(places.length - MOST_PLACES)}</li>}
      </ul>
    </li>
  )
}
