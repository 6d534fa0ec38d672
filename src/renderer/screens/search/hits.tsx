import type { Segment } from '../../../contract/schemas/search.ts'

/** Text with what was searched for marked in it. */
export function Hits({ segments }: { segments: readonly Segment[] }) {
  return segments.map(({ text, hit }, at) => {
    const key = `${at}-${text}`
    return hit ? <mark key={key} className="bg-transparent font-semibold text-inherit underline decoration-current/40 decoration-2 underline-offset-2">{text}</mark> : <span key={key}>{text}</span>
  })
}
