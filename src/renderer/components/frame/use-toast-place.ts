import { useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import { hidesAny, placeToasts } from '../../lib/place-toasts.ts'
import type { Box, InTheWay } from '../../lib/place-toasts.ts'

const ACTS = 'button:enabled, a[href], summary, [role=button], [role=tab], [role=radio], [role=checkbox], [role=switch], [role=menuitem], [role=option], [role=separator][tabindex], input, textarea, select'
const CLEAR = '[data-keep-clear]'
const FIELDS = 'textarea, input:not([type=checkbox], [type=radio]), select'
/** An act that is larger than this is a row or a picture of many: there is enough of it left to press (px). */
const ROW = { width: 120, height: 48 }
const MARGIN = 8

/** Keeps the words where they hide nothing, also when the window changes under them; while the pointer or the keyboard is on them they stay. */
export function useToastPlace(box: RefObject<HTMLElement | null>, items: readonly unknown[], isHeld: RefObject<boolean>): void {
  useLayoutEffect(() => {
    const toaster = box.current
    if (toaster === null || items.length === 0) return undefined
    place(toaster)
    let frame = 0
    // Before what has changed is painted, so that nothing is covered for a moment either.
    const look = () => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        if (!isHeld.current && hidesSomething(toaster)) place(toaster)
      })
    }
    const resize = () => place(toaster)
    const changes = new MutationObserver(look)
    changes.observe(document.body, { childList: true, subtree: true })
    window.addEventListener('resize', resize)
    return () => {
      changes.disconnect()
      window.removeEventListener('resize', resize)
      cancelAnimationFrame(frame)
    }
  }, [box, isHeld, items])
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

/** Asked at every change while words stand: only what lies under them is looked at closely. */
function hidesSomething(toaster: HTMLElement): boolean {
  const box = toaster.getBoundingClientRect()
  return hidesAny(box, inTheWay(toaster, (one) => hidesAny(box, [{ ...one, kind: 'act' }])))
}

/** All that can be pressed or written on at the moment, as far as it is seen. `concerns`: by its place alone. */
function inTheWay(toaster: HTMLElement, concerns: (box: Box) => boolean = () => true): InTheWay[] {
  return Array.from(document.querySelectorAll<HTMLElement>(`${ACTS}, ${CLEAR}`)).flatMap((one) => {
    const { left, top, right, bottom, width, height } = one.getBoundingClientRect()
    if (width === 0 || height === 0 || bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth || !concerns({ left, top, right, bottom }) || toaster.contains(one)) return []
    // What is to be kept clear is so under a dialog too: it is there again when that closes.
    if (one.matches(CLEAR)) return [{ left, top, right, bottom, kind: 'act' }]
    if (!isSeen(one, toaster)) return []
    const kind = one.matches(FIELDS) ? 'field' : width >= ROW.width && height >= ROW.height ? 'row' : 'act'
    return [{ left, top, right, bottom, kind }]
  })
}

/** Not scrolled out of its list, and not under a dialog: told by the middle of what is left of it. */
function isSeen(one: HTMLElement, toaster: HTMLElement): boolean {
  let { left, top, right, bottom } = one.getBoundingClientRect()
  for (let holder = one.parentElement; holder !== null; holder = holder.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(holder)
    const edge = holder.getBoundingClientRect()
    if (overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)]
    if (overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)]
    if (position === 'fixed') break
  }
  const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]
  if (right <= left || bottom <= top) return false
  const front = document.elementsFromPoint(x, y).find((found) => !toaster.contains(found))
  return front !== undefined && (one.contains(front) || front.contains(one))
}
