import { ContextMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { MENU_BOX, MENU_LINE, MENU_RULE, MenuLineContent, menuLineClass, useChosen } from './menu.tsx'
import type { MenuItem } from './menu.tsx'

/** What the right button (or the menu key) offers for one thing. Everything in it can also be reached elsewhere. */
export function ContextMenu({ items, label, children }: { items: readonly (MenuItem | 'separator')[]; label: string; children: ReactNode }) {
  const { choose, onCloseAutoFocus } = useChosen()
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild><span className="contents">{children}</span></Radix.Trigger>
      <Radix.Portal>
        <Radix.Content aria-label={label} collisionPadding={8} onCloseAutoFocus={onCloseAutoFocus} className={`${MENU_BOX} max-h-(--radix-context-menu-content-available-height)`}>
          {items.map((item, index) => (item === 'separator'
            ? <Radix.Separator key={`line-${items.length - index}`} className={MENU_RULE} />
            : <Radix.Item key={item.label} className={menuLineClass(MENU_LINE, item)} onSelect={() => choose(item)} {...(item.disabled === true ? { disabled: true } : {})}><MenuLineContent item={item} /></Radix.Item>))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
