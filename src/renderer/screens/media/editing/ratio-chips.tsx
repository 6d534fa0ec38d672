import { RadioGroup as Radix } from 'radix-ui'
import { useId } from 'react'
import { RATIOS, offeredRatios } from '../../../../domain/media/index.ts'
import type { RatioName } from '../../../../domain/media/index.ts'
import type { PostType } from '../../../../domain/post-types.ts'
import { ratio } from '../../../strings/media-figures.ts'
import { editingWords as words, ratioWords } from '../../../strings/media-editing.ts'

export interface RatioChipsProps {
  kind: 'image' | 'video'
  /** Those that the file is for: what fits most of them comes first. */
  postTypes: readonly PostType[]
  value: RatioName | 'free'
  onChange: (value: RatioName | 'free') => void
}

/** The shapes that networks take, named after those. */
export function RatioChips({ kind, postTypes, value, onChange }: RatioChipsProps) {
  const id = useId()
  const options = [{ name: 'free' as const, label: words.free, figure: null }, ...offeredRatios(kind, postTypes).map(({ name }) => ({ name, label: ratioWords[name], figure: ratio(RATIOS[name]) }))]
  return (
    <section className="flex flex-col gap-1.5">
      <h3 id={id} className="font-medium">{words.shape}</h3>
      <Radix.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => {
          const option = options.find(({ name }) => name === chosen)
          if (option !== undefined) onChange(option.name)
        }}
        className="flex flex-wrap gap-1.5"
      >
        {options.map(({ name, label, figure }) => (
          <Radix.Item
            key={name}
            value={name}
            // A frame that was changed by hand takes the shape anew.
            onClick={() => name === value && onChange(name)}
            className="flex h-7 items-center gap-1.5 rounded-control border border-border bg-surface-raised px-2 text-12 hover:bg-surface-hover data-[state=checked]:border-action data-[state=checked]:bg-action data-[state=checked]:text-on-action"
          >
            <span>{label}</span>
            {figure !== null && <span className="tabular-nums opacity-75">{figure}</span>}
          </Radix.Item>
        ))}
      </Radix.Root>
    </section>
  )
}
