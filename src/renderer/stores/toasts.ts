/** Short words on what happened elsewhere in the window. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import type { Timing } from '../lib/timing.ts'

export type ToastTone = 'neutral' | 'ok' | 'warn' | 'danger'
export interface ToastInput {
  text: string
  tone?: ToastTone
  action?: { label: string; run: () => void }
}
export interface Toast extends ToastInput {
  id: number
  tone: ToastTone
}

export interface ToastsState {
  items: Toast[]
  show(toast: ToastInput): void
  dismiss(id: number): void
  /** While the pointer or the keyboard is on them they stay. */
  hold(isHeld: boolean): void
}

const STAY_MS = 6_000
/** One that offers an action, or tells of a failure, stays longer. */
const STAY_LONG_MS = 12_000
const MOST_AT_ONCE = 3

export function createToastsStore(timing: Timing): StoreApi<ToastsState> {
  let nextId = 1
  const timers = new Map<number, () => void>()
  return createStore<ToastsState>()((set, get) => {
    const dismiss = (id: number) => {
      timers.get(id)?.()
      timers.delete(id)
      set({ items: get().items.filter((one) => one.id !== id) })
    }
    const start = (toast: Toast) => {
      const isLong = toast.action !== undefined || toast.tone === 'danger' || toast.tone === 'warn'
      timers.set(toast.id, timing.after(isLong ? STAY_LONG_MS : STAY_MS, () => dismiss(toast.id)))
    }
    return {
      items: [],
      dismiss,
      show(input) {
        const toast: Toast = { ...input, tone: input.tone ?? 'neutral', id: nextId++ }
        // The same words again replace the old ones.
        for (const one of get().items) if (one.text === toast.text) dismiss(one.id)
        const items = [...get().items, toast]
        for (const one of items.slice(0, -MOST_AT_ONCE)) dismiss(one.id)
        set({ items: items.slice(-MOST_AT_ONCE) })
        start(toast)
      },
      hold(isHeld) {
        for (const cancel of timers.values()) cancel()
        timers.clear()
        if (!isHeld) for (const toast of get().items) start(toast)
      },
    }
  })
}
