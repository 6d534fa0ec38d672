import { POST_TYPES } from '../../../../domain/post-types.ts'
import { LIMITS } from '../../../../domain/media/index.ts'
import type { Fit } from '../../../../domain/media/index.ts'
import { MAX_IMAGE_BYTES } from '../../../../contract/schemas/media.ts'
import { Select } from '../../../components/ui/index.ts'
import { bytes } from '../../../strings/media-figures.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'

const ANY = 'any'
/** Longest sides that screens and networks make something of (px). */
const SIDES = [4_096, 2_048, 1_920, 1_440, 1_080]
/** What networks take of pictures, the largest first. */
const BYTES = [...new Set(POST_TYPES.flatMap((postType) => LIMITS[postType].image?.maxBytes?.is ?? []))].filter((most) => most < MAX_IMAGE_BYTES).sort((a, b) => b - a)

/** How large it may be; never larger than it is. */
export function FitFields({ kind, fit, onChange }: { kind: 'image' | 'video'; fit: Fit | null; onChange: (part: Partial<Fit>) => void }) {
  const side = fit === null ? null : (fit.maxWidth ?? fit.maxHeight)
  const most = fit?.maxBytes ?? null
  const sides = side === null || SIDES.includes(side) ? SIDES : [...SIDES, side].sort((a, b) => b - a)
  const limits = most === null || BYTES.includes(most) ? BYTES : [...BYTES, most].sort((a, b) => b - a)
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium">{words.size}</h3>
      <Select
        label={words.side}
        value={side === null ? ANY : String(side)}
        onChange={(value) => onChange(value === ANY ? { maxWidth: null, maxHeight: null } : { maxWidth: Number(value), maxHeight: Number(value) })}
        options={[{ value: ANY, label: words.sideAny }, ...sides.map((pixels) => ({ value: String(pixels), label: words.sideAt(pixels) }))]}
      />
      {kind === 'image' && (
        <Select
          label={words.fileSize}
          value={most === null ? ANY : String(most)}
          onChange={(value) => onChange({ maxBytes: value === ANY ? null : Number(value) })}
          options={[{ value: ANY, label: words.bytesAny(bytes(MAX_IMAGE_BYTES)) }, ...limits.map((limit) => ({ value: String(limit), label: words.bytesAt(limit) }))]}
        />
      )}
    </section>
  )
}
