import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from '../../lib/classes.ts'

export interface Tab<V extends string> {
  value: V
  label: ReactNode
  /** Where `label` holds more than its name. */
  name?: string
  content?: ReactNode
}

export interface TabsProps<V extends string> {
  label: string
  value: V
  onChange: (value: V) => void
  tabs: readonly Tab<V>[]
  /** `line`: headings over a page; `pill`: a small switch between views. */
  look?: 'line' | 'pill'
  className?: string
  /** What every tab shows, where only its data differ. */
  children?: ReactNode
}

export function Tabs<V extends string>({ label, value, onChange, tabs, look = 'line', className, children }: TabsProps<V>) {
  return (
    <Radix.Root
      value={value}
      className={className}
      onValueChange={(chosen) => {
        const tab = tabs.find((one) => one.value === chosen)
        if (tab !== undefined) onChange(tab.value)
      }}
    >
      <Radix.List aria-label={label} className={look === 'line' ? 'flex gap-4 border-b border-subtle' : 'inline-flex gap-0.5 rounded-control bg-surface-active p-0.5'}>
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            aria-label={tab.name}
            className={classes(
              'text-13 whitespace-nowrap text-muted hover:text-text data-[state=active]:font-medium data-[state=active]:text-text',
              look === 'line' ? '-mb-px border-b-2 border-transparent py-2 data-[state=active]:border-action' : 'h-7 rounded-small px-2.5 data-[state=active]:bg-surface data-[state=active]:shadow-[0_1px_2px_rgb(0_0_0/12%)]',
            )}
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (tab.content === undefined && tab.value !== value ? null : (
        <Radix.Content key={tab.value} value={tab.value} tabIndex={-1} className="outline-none">{tab.content ?? children}</Radix.Content>
      )))}
    </Radix.Root>
  )
}
