/** Which files of a list are chosen. Pure steps over the order of the list, and a store that holds where they have led. */
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where the keyboard is; it need not be chosen. */
  readonly active: string | null
  /** Where a range began. */
  readonly anchor: string | null
}

export const NONE: Selection = { ids: new Set(), active: null, anchor: null }

export function choose(id: string): Selection {
  return { ids: new Set([id]), active: id, anchor: id }
}

export function toggle({ ids }: Selection, id: string): Selection {
  const next = new Set(ids)
  if (!next.delete(id)) next.add(id)
  return { ids: next, active: id, anchor: id }
}

/** From where the range began to `id`. `keep`: what was chosen before stays. */
export function extend({ ids, active, anchor }: Selection, order: readonly string[], id: string, keep = false): Selection {
  const from = order.indexOf(anchor ?? active ?? id)
  const to = order.indexOf(id)
  if (from === -1 || to === -1) return choose(id)
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set(keep ? [...ids, ...range] : range), active: id, anchor: order[from] ?? id }
}

/** The keyboard goes on and chooses nothing. */
export function goTo({ ids, anchor }: Selection, id: string): Selection {
  return { ids, active: id, anchor }
}

export function chooseAll({ active, anchor }: Selection, order: readonly string[]): Selection {
  const first = order[0] ?? null
  return { ids: new Set(order), active: active ?? first, anchor: anchor ?? first }
}

/** What a box holds that is drawn over the files. `keep`: what was chosen before stays. The keyboard is at the first, which stays while the box grows. */
export function draw({ ids, active, anchor }: Selection, within: readonly string[], keep: boolean): Selection {
  return { ids: new Set(keep ? [...ids, ...within] : within), active: within[0] ?? active, anchor: within[0] ?? anchor }
}

/** Files that are gone are not chosen; the keyboard goes to what stands in the place of its own. The same object when nothing is gone. */
export function keepThose(selection: Selection, before: readonly string[], order: readonly string[]): Selection {
  const { ids, active, anchor } = selection
  const here = new Set(order)
  const isHere = (id: string | null) => id === null || here.has(id)
  const stays = [...ids].filter((id) => here.has(id))
  if (stays.length === ids.size && isHere(active) && isHere(anchor)) return selection
  const next = isHere(active) ? active : nextTo(active, before, order, here)
  return { ids: new Set(stays), active: next, anchor: isHere(anchor) ? anchor : next }
}

function nextTo(gone: string | null, before: readonly string[], order: readonly string[], here: ReadonlySet<string>): string | null {
  const at = gone === null ? -1 : before.indexOf(gone)
  const after = before.slice(at + 1).find((id) => here.has(id))
  return after ?? order.at(-1) ?? null
}

export interface MediaSelection {
  readonly state: StoreApi<Selection>
  change(step: (now: Selection) => Selection): void
  /** The list has changed. */
  follow(order: readonly string[]): void
  order(): readonly string[]
  chooseAll(): void
  clear(): void
}

export function createMediaSelection(): MediaSelection {
  const state = createStore<Selection>()(() => NONE)
  let order: readonly string[] = []
  const change = (step: (now: Selection) => Selection) => state.setState(step(state.getState()), true)
  return {
    state,
    change,
    follow(next) {
      if (next === order) return
      const before = order
      order = next
      change((now) => keepThose(now, before, next))
    },
    order: () => order,
    chooseAll: () => change((now) => chooseAll(now, order)),
    clear: () => change(({ active }) => ({ ids: new Set(), active, anchor: active })),
  }
}
