import { Tooltip as Radix } from 'radix-ui'
import { use } from 'react'
import type { ReactNode } from 'react'
import { CloseByEsc } from './close-by-esc.ts'
import { Kbd } from './kbd.tsx'

export interface TooltipProps {
  text: ReactNode
  shortcut?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** One element that takes a ref and props. */
  children: ReactNode
}

/** Repeats a name, or adds what is good to know; never the only place of something that is needed. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  const closeDialog = use(CloseByEsc)
  return (
    <Radix.Root delayDuration={500}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content onEscapeKeyDown={() => closeDialog?.()} side={side} sideOffset={6} collisionPadding={8} className="z-50 flex max-w-80 items-center gap-2 rounded-control bg-action px-2 py-1 text-12 text-on-action shadow-pop animate-appear">
          {text}
          {shortcut !== undefined && <Kbd keys={shortcut} quiet />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export const TooltipProvider = Radix.Provider
