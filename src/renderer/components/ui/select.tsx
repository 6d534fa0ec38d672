import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { styleNonce } from '../../lib/nonce.ts'
import { classes } from '../../lib/classes.ts'
import { FieldNotes, hasContent, notesOf } from './field-notes.tsx'

export interface SelectOption<V extends string> {
  value: V
  label: string
  icon?: ReactNode
  disabled?: boolean
}

export interface SelectProps<V extends string> {
  label: string
  value: V
  onChange: (value: V) => void
  options: readonly SelectOption<V>[]
  hint?: ReactNode
  error?: ReactNode
  hideLabel?: boolean
  disabled?: boolean
  placeholder?: string
}

export function Select<V extends string>({ label, value, onChange, options, hint, error, hideLabel = false, disabled = false, placeholder }: SelectProps<V>) {
  const id = useId()
  const nonce = styleNonce()
  return (
    <div className="flex flex-col gap-1.5">
      <span id={`${id}-label`} className={hideLabel ? 'sr-only' : 'text-13 font-medium'}>{label}</span>
      <Radix.Root
        value={value}
        disabled={disabled}
        onValueChange={(chosen) => {
          const option = options.find((one) => one.value === chosen)
          if (option !== undefined) onChange(option.value)
        }}
      >
        <Radix.Trigger
          aria-labelledby={`${id}-label`}
          aria-describedby={notesOf(id, { hint, error })}
          className={classes('flex h-8 w-full items-center justify-between gap-2 rounded-control border bg-surface-field px-2.5 text-13 disabled:opacity-60', hasContent(error) ? 'border-danger-icon' : 'border-border hover:border-strong')}
        >
          <span className="min-w-0 truncate"><Radix.Value placeholder={placeholder} /></span>
          <Radix.Icon asChild><ChevronDown className="size-4 shrink-0 text-icon" aria-hidden /></Radix.Icon>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Content position="popper" sideOffset={4} className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) overflow-hidden rounded-card bg-surface-raised p-1 shadow-pop animate-appear">
            <Radix.Viewport {...(nonce === undefined ? {} : { nonce })}>
              {options.map((option) => (
                <Radix.Item key={option.value} value={option.value} {...(option.disabled === true ? { disabled: true } : {})} className="flex h-8 items-center gap-2 rounded-control px-2 text-13 outline-none data-highlighted:bg-surface-active data-disabled:opacity-50">
                  {option.icon}
                  <span className="flex-1 truncate"><Radix.ItemText>{option.label}</Radix.ItemText></span>
                  <Radix.ItemIndicator><Check className="size-4 text-icon" aria-hidden /></Radix.ItemIndicator>
                </Radix.Item>
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  )
}
