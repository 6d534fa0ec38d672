import { useEffect, useState } from 'react'
import { useServices } from '../../stores/services-context.tsx'
import { draftsWords } from '../../strings/drafts.ts'

/** The first files of a draft, small, and how many more there are. */
export function Strip({ workspaceId, hashes, count }: { workspaceId: string; hashes: readonly string[]; count: number }) {
  if (count === 0) return null
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      {hashes.map((hash) => <Thumb key={hash} src={`media://${workspaceId}/${hash}/thumb`} />)}
      {count > hashes.length && <span aria-hidden className="pl-1 text-12 tabular-nums">{draftsWords.moreFiles(count - hashes.length)}</span>}
      <span className="sr-only">{draftsWords.files(count)}</span>
    </div>
  )
}

function Thumb({ src }: { src: string }) {
  const { connection } = useServices()
  const [isBroken, setBroken] = useState(false)
  // The picture of a video comes a moment after it.
  useEffect(() => (isBroken ? connection.onChanged(({ topic }) => { if (topic === 'media') setBroken(false) }) : undefined), [connection, isBroken])
  const box = 'size-5 rounded-small bg-surface-active'
  if (isBroken) return <span aria-hidden className={box} />
  return <img src={src} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(true)} className={`${box} object-cover`} />
}
