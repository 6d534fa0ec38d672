import { useEffect, useEffectEvent, useState } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import type { Ask } from '../../stores/captions-ask.ts'
import { useServices } from '../../stores/services-context.tsx'

/** By id. What is not read yet is not in it. */
export type PickedFiles = Readonly<Record<string, MediaItem>>

/**
 * The files that a request without a draft takes along, as the library knows them. One that is no longer there leaves the request, so that
 * nothing stands in its way that cannot be seen. `isRead` is false while a chosen one is not known yet.
 */
export function usePickedFiles(ask: Ask, ids: readonly string[], isOn: boolean): { files: PickedFiles; isRead: boolean } {
  const { connection } = useServices()
  const [files, setFiles] = useState<PickedFiles>({})
  const missing = isOn ? ids.filter((id) => files[id] === undefined).join(' ') : ''
  const take = useEffectEvent((asked: readonly string[], found: readonly MediaItem[]) => {
    setFiles((now) => ({ ...now, ...Object.fromEntries(found.map((item) => [item.id, item])) }))
    const gone = new Set(asked.filter((id) => !found.some((item) => item.id === id)))
    if (gone.size > 0) ask.edit((form) => ({ ...form, mediaIds: form.mediaIds.filter((id) => !gone.has(id)) }))
  })
  useEffect(() => {
    if (missing === '') return
    let isCurrent = true
    const asked = missing.split(' ')
    connection
      .call((client) => client.media.get({ workspaceId: ask.workspaceId, ids: asked }))
      .then((found) => { if (isCurrent) take(asked, found) })
      // The button stays at rest, and the core's absence is said by the frame; opening the sheet again reads again.
      .catch(() => undefined)
    return () => { isCurrent = false }
  }, [connection, ask, missing])
  return { files, isRead: missing === '' }
}
