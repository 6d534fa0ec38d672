import { useEffect, useState } from 'react'
import type { MediaUsage, PostTypeVerdict } from '../../../contract/schemas/media.ts'
import { useServices } from '../../stores/services-context.tsx'

export interface Read<T> {
  phase: 'loading' | 'ready' | 'failed'
  value: T | null
}

const nothing = { phase: 'loading', value: null } as const

/** Where one file is used; follows drafts and posts. */
export function useUsage(workspaceId: string, mediaId: string): Read<MediaUsage> {
  const { connection, timing } = useServices()
  const [read, setRead] = useState<Read<MediaUsage> & { of: string }>({ ...nothing, of: mediaId })
  useEffect(() => {
    let isGone = false
    let cancel: (() => void) | null = null
    const look = () => connection.call((client) => client.media.usage({ workspaceId, ids: [mediaId] })).then(
      ([usage]) => { if (!isGone) setRead({ phase: 'ready', value: usage ?? { mediaId, name: '', drafts: [], sends: [] }, of: mediaId }) },
      () => { if (!isGone) setRead((before) => (before.of === mediaId && before.value !== null ? before : { phase: 'failed', value: null, of: mediaId })) },
    )
    // A draft that is typed in changes four times a second.
    const soon = () => { cancel ??= timing.after(REST_MS, () => { cancel = null; void look() }) }
    void look()
    const off = [
      connection.onChanged(({ topic, workspaceId: of }) => { if (of === workspaceId && (topic === 'drafts' || topic === 'posts' || topic === 'media')) soon() }),
      connection.onReread(soon),
    ]
    return () => {
      isGone = true
      cancel?.()
      for (const one of off) one()
    }
  }, [connection, timing, workspaceId, mediaId])
  return read.of === mediaId ? read : nothing
}

const REST_MS = 500

/** What networks are known to take of one file. `version` changes when more is known of the file. */
export function useVerdicts(workspaceId: string, mediaId: string, version: string): Read<PostTypeVerdict[]> {
  const { connection } = useServices()
  const [read, setRead] = useState<Read<PostTypeVerdict[]> & { of: string }>({ ...nothing, of: mediaId })
  useEffect(() => {
    let isGone = false
    connection.call((client) => client.media.verdicts({ workspaceId, ids: [mediaId] })).then(
      ([answer]) => { if (!isGone) setRead({ phase: 'ready', value: answer?.verdicts ?? [], of: mediaId }) },
      () => { if (!isGone) setRead({ phase: 'failed', value: null, of: mediaId }) },
    )
    return () => { isGone = true }
  }, [connection, workspaceId, mediaId, version])
  return read.of === mediaId ? read : nothing
}
