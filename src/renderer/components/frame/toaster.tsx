import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../stores/services-context.tsx'
import type { ToastTone } from '../../stores/toasts.ts'
import { common } from '../../strings/common.ts'
import { IconButton } from '../ui/index.ts'
import { useToastPlace } from './use-toast-place.ts'

const LOOKS = {
  neutral: { Icon: Info, color: 'text-icon' },
  ok: { Icon: CircleCheck, color: 'text-ok-icon' },
  warn: { Icon: TriangleAlert, color: 'text-warn-icon' },
  danger: { Icon: CircleAlert, color: 'text-danger-icon' },
} as const satisfies Record<ToastTone, unknown>

/** Short words on what happened elsewhere, at the foot of the window where they hide nothing that can be pressed. */
export function Toaster() {
  const { toasts } = useServices()
  const items = useStore(toasts, (state) => state.items)
  const { hold: holdAll, dismiss } = toasts.getState()
  const box = useRef<HTMLElement>(null)
  const isHeld = useRef(false)
  const hold = (isOn: boolean) => {
    isHeld.current = isOn
    holdAll(isOn)
  }
  useToastPlace(box, items, isHeld)
  return (
    <section
      ref={box}
      aria-label={common.notifications}
      aria-live="polite"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
      className="pointer-events-none fixed z-50 flex flex-col gap-2"
    >
      {items.map((toast) => {
        const { Icon, color } = LOOKS[toast.tone]
        return (
          <div key={toast.id} className="@container pointer-events-auto rounded-card bg-surface-raised py-1.5 pr-1.5 pl-3 shadow-pop animate-rise">
            <div className="grid grid-cols-[auto_minmax(0,1fr)_auto_auto] items-start gap-x-2">
              <Icon className={`mt-1.5 size-4 ${color}`} aria-hidden />
              <p className="py-1 break-words selectable">{toast.text}</p>
              {/* Under the words where they stand in a narrow column. */}
              {toast.action !== undefined && (
                <button
                  type="button"
                  className="col-start-2 row-start-2 -ml-2 h-7 justify-self-start rounded-control px-2 font-medium hover:bg-surface-hover @min-[16rem]:col-start-3 @min-[16rem]:row-start-1 @min-[16rem]:ml-0"
                  onClick={() => {
                    toast.action?.run()
                    dismiss(toast.id)
                  }}
                >
                  {toast.action.label}
                </button>
              )}
              <IconButton size="sm" label={common.dismiss} icon={X} onClick={() => dismiss(toast.id)} className="col-start-4 row-start-1" />
            </div>
          </div>
        )
      })}
    </section>
  )
}
