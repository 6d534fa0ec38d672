import type { ClientColor } from '../../../contract/base.ts'
import { classes } from '../../lib/classes.ts'
import { initialsOf } from '../../lib/initials.ts'

export interface ClientTileProps {
  name: string
  color: ClientColor
  size?: 'xs' | 'sm' | 'md' | 'lg'
  /** The open client's; others are tints. */
  solid?: boolean
}

const SIZES = { xs: 'size-5 rounded-small text-[10px]', sm: 'size-6 rounded-control text-[11px]', md: 'size-8 rounded-[8px] text-12', lg: 'size-10 rounded-card text-13' } as const

/** A client's initials on its colour. Decoration: the name stands beside it or names its button. */
export function ClientTile({ name, color, size = 'md', solid = false }: ClientTileProps) {
  return (
    <span
      aria-hidden
      // Generated, so that the two letters are no text of their own: the name is.
      data-initials={initialsOf(name)}
      className={classes(`client-${color}`, 'before:content-[attr(data-initials)]', 'inline-flex shrink-0 items-center justify-center font-semibold tracking-tight transition-colors', SIZES[size],
        solid ? 'bg-client-solid text-client-on-solid' : 'bg-client-tint-strong text-client-ink')}
    />
  )
}
