import { useLayoutEffect, useState } from 'react'

const NONE = { width: 0, height: 0 }

/** The inner size of an element without its scroll bars, in whole pixels; 0 until it is there. Read when it changes, not while drawing. */
export function useSize(element: HTMLElement | null): { width: number; height: number } {
  const [size, setSize] = useState(NONE)
  useLayoutEffect(() => {
    if (element === null) return undefined
    const look = () => setSize((before) => {
      const { clientWidth: width, clientHeight: height } = element
      return before.width === width && before.height === height ? before : { width, height }
    })
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return size
}
