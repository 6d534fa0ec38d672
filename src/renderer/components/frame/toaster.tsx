import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { useStore } from 'zustand'
import { useServices } from '../../stores/services-context.tsx'
import type { ToastTone } from '../../stores/toasts.ts'
import { common } from '../../strings/common.ts'
import { IconButton } from '../ui/index.ts'

const LOOKS = {
  neutral: { Icon: Info, color: 'text-icon' },
  ok: { Icon: CircleCheck, color: 'text-ok-icon' },
  warn: { Icon: TriangleAlert, color: 'text-warn-icon' },
  danger: { Icon: CircleAlert, color: 'text-danger-icon' },
} as const satisfies Record<ToastTone, unknown>

/** Short words on what happened elsewhere, at the foot of the window. */
export function Toaster() {
  const { toasts } = useServices()
  const items = useStore(toasts, (state) => state.items)
  const { hold, dismiss } = toasts.getState()
  return (
    <section
      aria-label={common.notifications}
      aria-live="polite"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
      className="pointer-events-none fixed bottom-4 left-1/2 z-50 flex w-110 max-w-[calc(100%-32px)] -translate-x-1/2 flex-col gap-2"
    >
      {items.map((toast) => {
        const { Icon, color } = LOOKS[toast.tone]
        return (
          <div key={toast.id} className="pointer-events-auto flex items-center gap-2.5 rounded-card bg-surface-raised py-2 pr-2 pl-3 shadow-pop animate-rise">
            <Icon className={`size-4 shrink-0 ${color}`} aria-hidden />
            <p className="min-w-0 flex-1 selectable">{toast.text}</p>
            {toast.action !== undefined && (
              <button
                type="button"
                className="h-7 shrink-0 rounded-control px-2 font-medium hover:bg-surface-hover"
                onClick={() => {
                  toast.action?.run()
                  dismiss(toast.id)
                }}
              >
                {toast.action.label}
              </button>
            )}
            <IconButton size="sm" label={common.dismiss} icon={X} onClick={() => dismiss(toast.id)} />
          </div>
        )
      })}
    </section>
  )
}
