import { SHORTCUTS, frame } from '../../strings/frame.ts'
import { Dialog, Kbd } from '../ui/index.ts'

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={frame.shortcuts} size="lg">
      <div tabIndex={-1} data-autofocus className="outline-none"><ShortcutsList /></div>
    </Dialog>
  )
}

/** Every shortcut, by place. */
export function ShortcutsList() {
  return (
    <div className="grid gap-x-8 gap-y-5 wide:grid-cols-2">
      {SHORTCUTS.map((group) => (
        <section key={group.title}>
          <h2 className="mb-1.5 text-12 font-medium text-muted">{group.title}</h2>
          <dl className="flex flex-col">
            {group.keys.map((one) => (
              <div key={one.keys} className="flex items-center justify-between gap-4 border-b border-subtle py-1.5 last:border-0">
                <dt className="order-2 shrink-0"><Kbd keys={one.keys} /></dt>
                <dd className="order-1">{one.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
