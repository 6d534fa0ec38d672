import { ImageDown } from 'lucide-react'
import { Button } from '../../../components/ui/index.ts'
import { moment } from '../../../strings/media-figures.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'

/** Which moment of a film the app shows, and taking one out as a picture. */
export function CoverField({ coverMs, atMs, onCover, onStill }: { coverMs: number | null; atMs: number; onCover: (ms: number | null) => void; onStill: () => void }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-medium">{words.cover}</h3>
      <p className="text-12 text-muted tabular-nums">{coverMs === null ? words.coverNone : words.coverAt(moment(coverMs))}</p>
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" onClick={() => onCover(atMs)}>{words.coverHere}</Button>
        {coverMs !== null && <Button size="sm" variant="ghost" onClick={() => onCover(null)}>{words.coverClear}</Button>}
      </div>
      <p className="text-12 text-muted">{words.coverAbout}</p>
      <div><Button size="sm" icon={ImageDown} onClick={onStill}>{words.still}</Button></div>
    </section>
  )
}
