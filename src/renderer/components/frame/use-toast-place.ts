import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import { hidesAny, placeToasts } from '../../lib/place-toasts.ts'
import type { InTheWay } from '../../lib/place-toasts.ts'
import { useServices } from '../../stores/services-context.tsx'

const ACTS = 'button:enabled, a[href], summary, [role=button], [role=tab], [role=radio], [role=checkbox], [role=switch], [role=menuitem], [role=option], [role=separator][tabindex], input, textarea, select'
const CLEAR = '[data-keep-clear]'
const FIELDS = 'textarea, input:not([type=checkbox], [type=radio]), select'
/** An act that is larger than this is a row or a picture of many: there is enough of it left to press (px). */
const ROW = { width: 120, height: 48 }
/** The window changes much while one types: it is looked at so often (ms). */
const LOOK_AGAIN_MS = 200
const MARGIN = 8

/** Keeps the words where they hide nothing, also when the window changes under them; while the pointer or the keyboard is on them they stay. */
export function useToastPlace(box: RefObject<HTMLElement | null>, items: readonly unknown[], isHeld: RefObject<boolean>): void {
  const { timing } = useServices()
  useLayoutEffect(() => {
    const toaster = box.current
    if (toaster === null || items.length === 0) return undefined
    place(toaster)
    let cancel: (() => void) | null = null
    const look = () => {
      cancel ??= timing.after(LOOK_AGAIN_MS, () => {
        cancel = null
        if (!isHeld.current && hidesAny(toaster.getBoundingClientRect(), inTheWay(toaster))) place(toaster)
      })
    }
    const resize = () => place(toaster)
    const changes = new MutationObserver(look)
    changes.observe(document.body, { childList: true, subtree: true })
    window.addEventListener('resize', resize)
    return () => {
      changes.disconnect()
      window.removeEventListener('resize', resize)
      cancel?.()
    }
  }, [box, isHeld, items, timing])
}

function place(toaster: HTMLElement): void {
  const sections = document.querySelector('[data-sections]')?.getBoundingClientRect()
  const work = document.querySelector('#content')?.getBoundingClientRect()
  const { left, bottom, width } = placeToasts({
    window: { width: innerWidth, height: innerHeight },
    side: sections === undefined || sections.width < ROW.width ? null : { left: sections.left + MARGIN, width: sections.width - 2 * MARGIN },
    left: (work?.left ?? 0) + MARGIN,
    inTheWay: inTheWay(toaster),
    heightAt: (wanted) => {
      toaster.style.width = `${wanted}px`
      return toaster.offsetHeight
    },
  })
  Object.assign(toaster.style, { left: `${left}px`, bottom: `${bottom}px`, width: `${width}px` })
}

/** All that can be pressed or written on at the moment, as far as it is seen. */
function inTheWay(toaster: HTMLElement): InTheWay[] {
  return Array.from(document.querySelectorAll<HTMLElement>(`${ACTS}, ${CLEAR}`)).flatMap((one) => {
    const { left, top, right, bottom, width, height } = one.getBoundingClientRect()
    if (width === 0 || height === 0 || bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth || toaster.contains(one)) return []
    // What is to be kept clear is so under a dialog too: it is there again when that closes.
    if (one.matches(CLEAR)) return [{ left, top, right, bottom, kind: 'act' }]
    if (!isSeen(one, (left + right) / 2, (top + bottom) / 2, toaster)) return []
    const kind = one.matches(FIELDS) ? 'field' : width >= ROW.width && height >= ROW.height ? 'row' : 'act'
    return [{ left, top, right, bottom, kind }]
  })
}

/** Not scrolled out of its list, and not under a dialog. */
function isSeen(one: HTMLElement, x: number, y: number, toaster: HTMLElement): boolean {
  const inside = { x: Math.min(innerWidth - 1, Math.max(0, x)), y: Math.min(innerHeight - 1, Math.max(0, y)) }
  const top = document.elementsFromPoint(inside.x, inside.y).find((found) => !toaster.contains(found))
  return top !== undefined && (one.contains(top) || top.contains(one))
}
