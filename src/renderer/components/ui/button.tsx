import type { ComponentType, ReactNode, Ref } from 'react'
import { classes } from '../../lib/classes.ts'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

export type Icon = ComponentType<{ className?: string; 'aria-hidden'?: boolean }>

export interface ButtonProps extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  /** `client` is the one that makes something public; `primary` is the main act of a place. */
  variant?: 'primary' | 'client' | 'secondary' | 'ghost' | 'danger'
  size?: 'sm' | 'md'
  icon?: Icon
  loading?: boolean
  children?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

const VARIANTS = {
  primary: 'bg-action text-on-action hover:bg-action-hover',
  client: 'bg-client-solid text-client-on-solid hover:brightness-95',
  secondary: 'border border-border bg-surface-raised text-text hover:bg-surface-hover active:bg-surface-active',
  ghost: 'text-text hover:bg-surface-hover active:bg-surface-active',
  danger: 'bg-danger-fill text-on-danger hover:brightness-95',
} as const

export function Button({ variant = 'secondary', size = 'md', icon: Icon, loading = false, className, children, disabled, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      // Still focusable while it works, so that the focus is not lost; a second press does nothing.
      onClick={loading ? (event) => event.preventDefault() : onClick}
      className={classes(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors disabled:opacity-50 disabled:pointer-events-none',
        size === 'md' ? 'h-8 px-3 text-13' : 'h-7 px-2.5 text-12',
        VARIANTS[variant], className,
      )}
    >
      {loading ? <Spinner /> : Icon !== undefined && <Icon className="size-4 shrink-0" aria-hidden />}
      {children}
    </button>
  )
}

export interface IconButtonProps extends Omit<React.ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Its name: read aloud, and shown as a tooltip. */
  label: string
  icon: Icon
  size?: 'sm' | 'md'
  shortcut?: string
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({ label, icon: Icon, size = 'md', shortcut, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={classes(
          'inline-flex shrink-0 items-center justify-center rounded-control text-icon transition-colors hover:bg-surface-hover hover:text-text active:bg-surface-active disabled:opacity-50 disabled:pointer-events-none',
          size === 'md' ? 'size-8' : 'size-6', className,
        )}
      >
        <Icon className="size-4" aria-hidden />
      </button>
    </Tooltip>
  )
}
