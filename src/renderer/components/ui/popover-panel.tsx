import { Popover as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from '../../lib/classes.ts'
import { CloseByEsc } from './close-by-esc.ts'

export interface PopoverPanelProps extends Pick<ComponentProps<typeof Radix.Content>, 'onOpenAutoFocus' | 'onCloseAutoFocus' | 'onFocusOutside'> {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** One button. */
  trigger: ReactNode
  label: string
  /** Where it stands by its button: over its beginning, or under its end. */
  place?: 'above' | 'below'
  /** How large it is; never more than there is room for. */
  className?: string
  children: ReactNode
}

/** A small place beside its button, to choose something. Esc closes it alone, whatever it stands in. */
export function PopoverPanel({ isOpen, onOpenChange, trigger, label, place = 'above', className, children, ...focus }: PopoverPanelProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          {...focus}
          align={place === 'above' ? 'start' : 'end'}
          side={place === 'above' ? 'top' : 'bottom'}
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          className={classes('z-30 flex max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-24px)] flex-col overflow-hidden rounded-card bg-surface-raised shadow-pop outline-none animate-appear', className)}
        >
          <CloseByEsc value={null}>{children}</CloseByEsc>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
