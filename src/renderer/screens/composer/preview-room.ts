import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** True where an element is at least so wide (px). Known before the first paint, so that nothing jumps. `isThere`: it is drawn at the moment. */
export function useRoom(element: RefObject<HTMLElement | null>, least: number, isThere: boolean): boolean {
  const [isWide, setWide] = useState(false)
  useLayoutEffect(() => {
    const box = element.current
    if (!isThere || box === null) return undefined
    const look = () => setWide(box.clientWidth >= least)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(box)
    return () => observer.disconnect()
  }, [element, least, isThere])
  return isWide
}
