import { useEffect, useState } from 'react'
import type { PostType } from '../../../domain/post-types.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { KnownMedia, Verdicts } from './checks-facts.ts'

/** As many files as one question may name. */
const MOST = 200

/** What the networks are known to say of these files; null while it is not known. Asked again when a file has changed. */
export function useVerdicts(workspaceId: string, mediaIds: readonly string[], postTypes: readonly PostType[], media: KnownMedia): Verdicts | null {
  const { connection } = useServices()
  const [answer, setAnswer] = useState<{ question: string; verdicts: Verdicts } | null>(null)
  const ids = mediaIds.filter((id) => media[id] !== undefined).slice(0, MOST)
  // What the core answers depends on these alone; a draft that is read again brings the same files as new objects.
  const question = JSON.stringify([workspaceId, ids.map((id) => [id, media[id]?.width, media[id]?.height, media[id]?.durationMs, media[id]?.flaw, media[id]?.preview]), postTypes])
  useEffect(() => {
    const [, files, forms] = JSON.parse(question) as [string, [string][], PostType[]]
    if (files.length === 0 || forms.length === 0) return undefined
    let isWanted = true
    connection.call((client) => client.media.verdicts({ workspaceId, ids: files.map(([id]) => id), postTypes: forms })).then(
      (verdicts) => {
        if (isWanted) setAnswer({ question, verdicts })
      },
      // Without an answer nothing is said of the files; the next change asks again.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [connection, workspaceId, question])
  return answer?.question === question ? answer.verdicts : null
}
