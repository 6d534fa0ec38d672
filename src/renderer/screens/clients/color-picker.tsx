import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import { COLORS } from '../../../contract/base.ts'
import type { ClientColor } from '../../../contract/base.ts'
import { Tooltip } from '../../components/ui/index.ts'
import { clients, colorName } from '../../strings/clients.ts'

/** Twelve hues, each with its name. */
export function ColorPicker({ value, onChange }: { value: ClientColor; onChange: (color: ClientColor) => void }) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="font-medium">{clients.color}</span>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => {
          const color = COLORS.find((one) => one === chosen)
          if (color !== undefined) onChange(color)
        }}
        orientation="horizontal"
        className="flex flex-wrap gap-2"
      >
        {COLORS.map((color) => (
          <Tooltip key={color} text={colorName(color)}>
            {/* The tooltip's own data-state would hide the radio's. */}
            <span className={`client-${color} inline-flex`}>
              <RadioGroup.Item value={color} aria-label={colorName(color)} className="flex size-6 items-center justify-center rounded-full bg-client-solid text-client-on-solid outline-offset-2 data-[state=checked]:ring-2 data-[state=checked]:ring-client-solid data-[state=checked]:ring-offset-2 data-[state=checked]:ring-offset-surface-raised">
                <RadioGroup.Indicator><Check className="size-3.5" strokeWidth={2.5} aria-hidden /></RadioGroup.Indicator>
              </RadioGroup.Item>
            </span>
          </Tooltip>
        ))}
      </RadioGroup.Root>
      <p className="text-12 text-muted">{clients.colorHint}</p>
    </div>
  )
}
