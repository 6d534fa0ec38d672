import { useEffect, useState } from 'react'
import type { EditFamily, FilmFacts } from '../../../../contract/schemas/media-edits.ts'
import { useServices } from '../../../stores/services-context.tsx'

export type Subject =
  | { phase: 'loading' | 'failed' }
  | { phase: 'ready'; family: EditFamily; film: FilmFacts }

/** What is edited: the original of an item, how the item was made of it, and where a film can begin. Read once: what is edited does not change under the hand. */
export function useSubject(workspaceId: string, mediaId: string): Subject {
  const { connection } = useServices()
  const [read, setRead] = useState<Subject & { of: string }>({ phase: 'loading', of: mediaId })
  useEffect(() => {
    let isGone = false
    const look = async () => {
      const family = await connection.call((client) => client.media.family({ workspaceId, mediaId }))
      const film = family.original.kind === 'video' ? await connection.call((client) => client.media.film({ workspaceId, mediaId })) : null
      if (!isGone) setRead({ phase: 'ready', family, film, of: mediaId })
    }
    setRead({ phase: 'loading', of: mediaId })
    look().catch(() => {
      if (!isGone) setRead({ phase: 'failed', of: mediaId })
    })
    return () => {
      isGone = true
    }
  }, [connection, workspaceId, mediaId])
  return read.of === mediaId ? read : { phase: 'loading' }
}
