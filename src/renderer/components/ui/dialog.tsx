import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { common } from '../../strings/common.ts'
import { classes } from '../../lib/classes.ts'
import { CloseByEsc } from './close-by-esc.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the main act last. */
  footer?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  /** What is focused first; else the first field or button. */
  initialFocus?: RefObject<HTMLElement | null>
}

const SIZES = { sm: 'max-w-100', md: 'max-w-130', lg: 'max-w-180' } as const
const scrim = 'fixed inset-0 z-40 bg-scrim animate-appear'

/** A question in the middle of the window. The focus stays inside and goes back to where it came from. */
export function Dialog({ open, onOpenChange, title, description, children, footer, size = 'md', initialFocus }: DialogProps) {
  const focusPlace = useFocusPlace(initialFocus)
  return (
    <CloseByEsc value={() => onOpenChange(false)}>
      <Radix.Root open={open} onOpenChange={onOpenChange}>
        <Radix.Portal>
          <Radix.Overlay className={scrim} />
          <Radix.Content
            {...focusPlace}
            {...(description === undefined ? { 'aria-describedby': undefined } : {})}
            className={classes('fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100%-48px)] w-[calc(100%-48px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-card bg-surface-raised shadow-pop outline-none animate-appear', SIZES[size])}
          >
            <header className="flex items-start gap-3 px-5 pt-4 pb-3">
              <div className="min-w-0 flex-1">
                <Radix.Title className="text-15 font-semibold break-words">{title}</Radix.Title>
                {description !== undefined && <Radix.Description asChild><div className="mt-1 text-13 text-muted">{description}</div></Radix.Description>}
              </div>
              <CloseButton className="size-6" />
            </header>
            {children != null && children !== false && <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>}
            {footer !== undefined && <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-subtle px-5 py-3">{footer}</footer>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </CloseByEsc>
  )
}

export interface SheetProps {
  open: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Its name. Shown by `header` where there is one. */
  title: string
  /** `right`: slides over the detail; `center`: a wide panel. */
  side?: 'right' | 'center'
  /** Stands in place of the plain title bar; closes by itself or by Esc. */
  header?: ReactNode
  children?: ReactNode
  footer?: ReactNode
  className?: string
  initialFocus?: RefObject<HTMLElement | null>
}

const SIDES = {
  right: 'inset-y-0 right-0 w-[min(480px,100%)] animate-slide-in',
  center: 'top-1/2 left-1/2 w-[calc(100%-48px)] max-w-200 max-h-[calc(100%-48px)] -translate-x-1/2 -translate-y-1/2 rounded-card animate-appear',
} as const

/** A place of its own over the window. */
export function Sheet({ open, onOpenChange, title, side = 'right', header, children, footer, className, initialFocus }: SheetProps) {
  const focusPlace = useFocusPlace(initialFocus)
  return (
    <CloseByEsc value={() => onOpenChange(false)}>
      <Radix.Root open={open} onOpenChange={onOpenChange}>
        <Radix.Portal>
          <Radix.Overlay className={scrim} />
          <Radix.Content
            {...focusPlace}
            aria-describedby={undefined}
            className={classes('fixed z-40 flex flex-col overflow-hidden bg-surface-raised shadow-pop outline-none', SIDES[side], className)}
          >
            {header === undefined ? (
              <header className="flex h-12 shrink-0 items-center gap-3 border-b border-subtle px-4">
                <Radix.Title className="min-w-0 flex-1 truncate text-15 font-semibold">{title}</Radix.Title>
                <CloseButton className="size-8" />
              </header>
            ) : (
              <>
                <Radix.Title className="sr-only">{title}</Radix.Title>
                {header}
              </>
            )}
            <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
            {footer !== undefined && <footer className="flex shrink-0 items-center justify-end gap-2 border-t border-subtle px-4 py-3">{footer}</footer>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </CloseByEsc>
  )
}

/** Without a tooltip: its name says it all. */
function CloseButton({ className }: { className: string }) {
  return (
    <Radix.Close aria-label={common.close} className={classes('inline-flex shrink-0 items-center justify-center rounded-control text-icon transition-colors hover:bg-surface-hover hover:text-text active:bg-surface-active', className)}>
      <X className="size-4" aria-hidden />
    </Radix.Close>
  )
}

/** Closes the dialog or sheet around it: `<DialogClose><Button>Cancel</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Radix.Close asChild>{children}</Radix.Close>
}

/** Where the focus goes when a dialog opens, and that it goes back to where it was. */
function useFocusPlace(wanted: RefObject<HTMLElement | null> | undefined) {
  const before = useRef<Element | null>(null)
  return {
    onOpenAutoFocus(event: Event) {
      before.current = document.activeElement
      const content = event.currentTarget instanceof HTMLElement ? event.currentTarget : null
      // The first thing to do, rather than the cross at the top.
      const first = wanted?.current
        ?? content?.querySelector<HTMLElement>('[data-autofocus]')
        ?? content?.querySelector<HTMLElement>('input:not(:disabled), textarea:not(:disabled), footer button:not(:disabled)')
      event.preventDefault()
      // With nothing to do yet, the dialog itself.
      const target = first ?? content
      target?.focus()
    },
    onCloseAutoFocus(event: Event) {
      const place = before.current
      event.preventDefault()
      // What opened it may be gone, or something else may have taken the focus since.
      if (place instanceof HTMLElement && place.isConnected && isNowhere(document.activeElement)) place.focus({ preventScroll: true })
    },
  }
}

function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body
}
