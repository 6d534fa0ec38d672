import { CircleAlert, CircleCheck, CircleHelp, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../../lib/classes.ts'
import type { Icon } from './button.tsx'

export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'danger' | 'unsure' | 'client'

const BADGES: Record<Tone, string> = {
  neutral: 'bg-surface-active text-text',
  info: 'bg-info-surface text-info-text',
  ok: 'bg-ok-surface text-ok-text',
  warn: 'bg-warn-surface text-warn-text',
  danger: 'bg-danger-surface text-danger-text',
  unsure: 'bg-unsure-surface text-unsure-text',
  client: 'bg-client-tint text-client-ink',
}

/** A state in a word or two; the colour only supports it. */
export function Badge({ tone = 'neutral', icon: BadgeIcon, children, className }: { tone?: Tone; icon?: Icon; children: ReactNode; className?: string }) {
  return (
    <span className={classes('inline-flex h-5 max-w-full items-center gap-1 rounded-small px-1.5 text-12 whitespace-nowrap', BADGES[tone], className)}>
      {BadgeIcon !== undefined && <BadgeIcon className="size-3 shrink-0" aria-hidden />}
      <span className="truncate">{children}</span>
    </span>
  )
}

const BANNERS = {
  neutral: { box: 'border-border bg-surface-sunken', icon: 'text-icon', Icon: Info },
  info: { box: 'border-info-border bg-info-surface', icon: 'text-info-icon', Icon: Info },
  ok: { box: 'border-ok-border bg-ok-surface', icon: 'text-ok-icon', Icon: CircleCheck },
  warn: { box: 'border-warn-border bg-warn-surface', icon: 'text-warn-icon', Icon: TriangleAlert },
  danger: { box: 'border-danger-border bg-danger-surface', icon: 'text-danger-icon', Icon: CircleAlert },
  unsure: { box: 'border-unsure-border bg-unsure-surface', icon: 'text-unsure-icon', Icon: CircleHelp },
} as const

export interface BannerProps {
  tone?: keyof typeof BANNERS
  title: ReactNode
  children?: ReactNode
  /** Buttons. */
  action?: ReactNode
  /** `bar`: as wide as the window; `card`: inside a page. */
  shape?: 'bar' | 'card'
  /** Read aloud at once. */
  urgent?: boolean
}

export function Banner({ tone = 'info', title, children, action, shape = 'card', urgent = false }: BannerProps) {
  const look = BANNERS[tone]
  return (
    <div role={urgent ? 'alert' : 'status'} className={classes('flex flex-wrap gap-x-3 gap-y-2', shape === 'bar' ? 'items-center border-b px-4 py-1.5' : 'items-start rounded-card border p-3', look.box)}>
      <div className="flex min-w-60 flex-1 gap-2.5">
        <look.Icon className={classes('mt-0.5 size-4 shrink-0', look.icon)} aria-hidden />
        <div className={shape === 'bar' ? 'min-w-0 *:mr-2 *:inline' : 'min-w-0'}>
          <p className="font-medium">{title}</p>
          {children !== undefined && <div>{children}</div>}
        </div>
      </div>
      {action !== undefined && <div className="flex shrink-0 items-center gap-2">{action}</div>}
    </div>
  )
}

export interface EmptyStateProps {
  icon: Icon
  title: string
  text: ReactNode
  action?: ReactNode
}

/** Says what a place is for and offers the first act. */
export function EmptyState({ icon: StateIcon, title, text, action }: EmptyStateProps) {
  return (
    <div className="flex h-full flex-col items-center justify-center-safe gap-1 overflow-y-auto p-8 text-center">
      <span className="mb-3 flex size-12 items-center justify-center rounded-card bg-surface-active text-icon"><StateIcon className="size-6" aria-hidden /></span>
      <h2 className="text-15 font-semibold">{title}</h2>
      <p className="max-w-90 text-13 text-muted">{text}</p>
      {action !== undefined && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

/** Stands where something will be, in its shape; shows only what takes longer than 300 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classes('block animate-late', className)}><span className="block size-full animate-pulse rounded-small bg-surface-active" /></span>
}

export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
