import { useEffect, useState } from 'react'
import { NO_FILTER, sameFilter } from '../../stores/media-library.ts'
import type { ClientMedia } from '../../stores/media-library-services.ts'
import { choose } from '../../stores/media-selection.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { detailWords } from '../../strings/media-library.ts'

const TRASH = { trashed: true }

/** Goes to the file that one was sent to, however far down it stands, or into the trash. Answers it, for the grid to bring into view. */
export function useAim({ library, selection }: ClientMedia, onFound: () => void): string | null {
  const { app, toasts } = useServices()
  const aim = useApp((state) => state.aim)
  const [revealed, setRevealed] = useState<string | null>(null)
  useEffect(() => {
    if (aim?.kind !== 'media') return
    const { mediaId } = aim
    app.getState().takeAim(aim)
    const find = async (): Promise<void> => {
      for (const filter of [NO_FILTER, TRASH]) {
        library.setFilter(filter)
        if (await library.reach(mediaId)) break
        // One who has set another filter meanwhile is not taken away from it.
        if (!sameFilter(library.state.getState().filter, filter)) return
        if (filter !== TRASH) continue
        library.setFilter(NO_FILTER)
        toasts.getState().show({ text: detailWords.notHere })
        return
      }
      selection.change(() => choose(mediaId))
      setRevealed(mediaId)
      onFound()
    }
    void find()
  }, [aim, app, library, onFound, selection, toasts])
  return revealed
}
