import { Check } from 'lucide-react'
import { Checkbox as RadixCheckbox, RadioGroup as RadixRadio } from 'radix-ui'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { classes } from '../../lib/classes.ts'

export interface CheckboxProps {
  label: ReactNode
  checked: boolean
  onChange: (isChecked: boolean) => void
  hint?: ReactNode
  disabled?: boolean
  /** Where `label` holds more than its name. */
  name?: string
}

export function Checkbox({ label, checked, onChange, hint, disabled = false, name }: CheckboxProps) {
  const id = useId()
  return (
    <div className="flex gap-2.5">
      <RadixCheckbox.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(now) => onChange(now === true)}
        aria-label={name}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-small border border-strong bg-surface-field data-[state=checked]:border-action data-[state=checked]:bg-action data-[state=checked]:text-on-action disabled:opacity-50"
      >
        <RadixCheckbox.Indicator><Check className="size-3" strokeWidth={3} aria-hidden /></RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <div className={classes('min-w-0', disabled && 'opacity-60')}>
        <label htmlFor={id} className="block">{label}</label>
        {hint !== undefined && <p id={`${id}-hint`} className="text-12 text-muted">{hint}</p>}
      </div>
    </div>
  )
}

export interface RadioOption<V extends string> {
  value: V
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
  /** What belongs to this choice alone, shown below it. */
  below?: ReactNode
}

export interface RadioGroupProps<V extends string> {
  label: string
  value: V
  onChange: (value: V) => void
  options: readonly RadioOption<V>[]
  hideLabel?: boolean
}

export function RadioGroup<V extends string>({ label, value, onChange, options, hideLabel = false }: RadioGroupProps<V>) {
  const id = useId()
  return (
    <div className="flex flex-col gap-2">
      <span id={`${id}-label`} className={hideLabel ? 'sr-only' : 'font-medium'}>{label}</span>
      <RadixRadio.Root
        aria-labelledby={`${id}-label`}
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((one) => one.value === chosen)
          if (option !== undefined) onChange(option.value)
        }}
        className="flex flex-col gap-2"
      >
        {options.map((option) => (
          <div key={option.value} className="flex gap-2.5">
            <RadixRadio.Item
              id={`${id}-${option.value}`}
              value={option.value}
              {...(option.disabled === true ? { disabled: true } : {})}
              aria-describedby={option.hint === undefined ? undefined : `${id}-${option.value}-hint`}
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-strong bg-surface-field data-[state=checked]:border-action disabled:opacity-50"
            >
              <RadixRadio.Indicator className="size-2 rounded-full bg-action" />
            </RadixRadio.Item>
            <div className={classes('min-w-0', option.disabled === true && 'opacity-60')}>
              <label htmlFor={`${id}-${option.value}`} className="block">{option.label}</label>
              {option.hint !== undefined && <p id={`${id}-${option.value}-hint`} className="text-12 text-muted">{option.hint}</p>}
              {option.below}
            </div>
          </div>
        ))}
      </RadixRadio.Root>
    </div>
  )
}
