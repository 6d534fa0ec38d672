import { useEffect, useMemo } from 'react'
import type { ClientMedia } from '../../stores/media-library-services.ts'
import { useServices } from '../../stores/services-context.tsx'

/** The media of one client; its list, imports and uploads are followed for as long as a screen shows them. */
export function useClientMedia(workspaceId: string): ClientMedia {
  const { media } = useServices()
  const own = useMemo(() => media.of(workspaceId), [media, workspaceId])
  useEffect(() => {
    const stops = [own.library.start(), own.batches.start(), own.uploads.start()]
    return () => stops.forEach((stop) => stop())
  }, [own])
  return own
}
