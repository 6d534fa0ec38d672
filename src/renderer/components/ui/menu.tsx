import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { classes } from '../../lib/classes.ts'
import type { Icon } from './button.tsx'
import { Kbd } from './kbd.tsx'

export interface MenuItem {
  label: string
  icon?: Icon
  /** In place of an icon: a tile, a glyph. */
  leading?: ReactNode
  shortcut?: string
  danger?: boolean
  disabled?: boolean
  /** Given: one of a choice, with a tick where it is the chosen one. */
  checked?: boolean
  /** A second, quieter line. */
  hint?: string
  onSelect: () => void
}

export interface MenuProps {
  /** One element that opens it; takes a ref and props. */
  trigger: ReactNode
  /** Lines; `'separator'` between groups. */
  items: readonly (MenuItem | 'separator')[]
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'right' | 'bottom' | 'left'
  label?: string
}

/** Acts once the menu is gone and the focus is back at its trigger, so that a dialog that opens knows where to return it. */
export function useChosen() {
  const chosen = useRef<MenuItem | null>(null)
  return {
    choose: (item: MenuItem) => { chosen.current = item },
    onCloseAutoFocus: () => {
      const item = chosen.current
      chosen.current = null
      if (item !== null) queueMicrotask(item.onSelect)
    },
  }
}

export const MENU_BOX = 'z-50 min-w-48 overflow-y-auto rounded-card bg-surface-raised p-1 shadow-pop outline-none animate-appear'
export const MENU_RULE = 'mx-2 my-1 h-px bg-border-subtle'
export const MENU_LINE = 'flex min-h-8 items-center gap-2.5 rounded-control px-2 py-1 text-13 outline-none data-highlighted:bg-surface-active data-disabled:opacity-50'

export function Menu({ trigger, items, align = 'start', side = 'bottom', label }: MenuProps) {
  const { choose, onCloseAutoFocus } = useChosen()
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} side={side} sideOffset={4} collisionPadding={8} aria-label={label} onCloseAutoFocus={onCloseAutoFocus} className={`${MENU_BOX} max-h-(--radix-dropdown-menu-content-available-height)`}>
          {items.map((item, index) => (item === 'separator' ? <Radix.Separator key={`line-${items.length - index}`} className={MENU_RULE} /> : <MenuLine key={`${item.label}-${item.shortcut ?? ''}`} item={item} onChoose={choose} />))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function MenuLine({ item, onChoose }: { item: MenuItem; onChoose: (item: MenuItem) => void }) {
  const props = { className: menuLineClass(MENU_LINE, item), onSelect: () => onChoose(item), ...(item.disabled === true ? { disabled: true } : {}) }
  if (item.checked === undefined) return <Radix.Item {...props}><MenuLineContent item={item} /></Radix.Item>
  return <Radix.CheckboxItem {...props} checked={item.checked}><MenuLineContent item={item} /></Radix.CheckboxItem>
}

export function menuLineClass(line: string, item: MenuItem): string {
  return classes(line, item.danger === true && 'text-danger-text')
}

export function MenuLineContent({ item }: { item: MenuItem }) {
  const ItemIcon = item.icon
  return (
    <>
      {item.leading ?? (ItemIcon !== undefined && <ItemIcon className={classes('size-4 shrink-0', item.danger !== true && 'text-icon')} aria-hidden />)}
      <span className="min-w-0 flex-1">
        <span className="block max-w-80 truncate">{item.label}</span>
        {item.hint !== undefined && <span className="block max-w-80 truncate text-12 text-muted">{item.hint}</span>}
      </span>
      {item.checked === true && <Check className="size-4 shrink-0 text-icon" aria-hidden />}
      {item.shortcut !== undefined && <span className="pl-4 text-muted"><Kbd keys={item.shortcut} quiet /></span>}
    </>
  )
}
