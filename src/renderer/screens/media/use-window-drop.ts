import { useEffect, useEffectEvent, useState } from 'react'

export interface Over {
  /** The client on whose tile the files hang; null anywhere else. */
  clientId: string | null
  /** Where that tile is. */
  box: DOMRect | null
  /** How many things hang there, where the system says so before they are dropped. */
  count: number | null
}

export interface WindowDropOptions {
  canTake: (clientId: string | null) => boolean
  onFiles: (files: File[], clientId: string | null) => void
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
/** Under a question nothing is taken: it is about what was there before. */
const isCovered = () => document.querySelector(':is([role="dialog"], [role="alertdialog"])[data-state="open"]') !== null

/** Listens where all events end, so that a place that has taken files, or shows that it would, is left alone. */
export function useWindowDrop({ canTake, onFiles }: WindowDropOptions): Over | null {
  const [over, setOver] = useState<Over | null>(null)
  const tell = useEffectEvent(onFiles)
  const takes = useEffectEvent(canTake)
  useEffect(() => {
    const tileOf = (event: DragEvent) => (event.target instanceof Element ? event.target.closest<HTMLElement>('[data-client]') : null)
    const end = () => setOver(null)
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      if (event.defaultPrevented) return end()
      event.preventDefault()
      const tile = tileOf(event)
      const clientId = tile?.dataset.client ?? null
      const isTaken = !isCovered() && takes(clientId)
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isTaken ? 'copy' : 'none'
      const count = event.dataTransfer?.items.length ?? 0
      setOver((before) => {
        if (!isTaken) return null
        if (before !== null && before.clientId === clientId) return before
        return { clientId, box: tile?.getBoundingClientRect() ?? null, count: count > 0 ? count : null }
      })
    }
    const onLeave = (event: DragEvent) => {
      // To nowhere: out of the window.
      if (event.relatedTarget === null) end()
    }
    const onDrop = (event: DragEvent) => {
      end()
      if (!hasFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      const clientId = tileOf(event)?.dataset.client ?? null
      if (!isCovered() && takes(clientId)) tell([...(event.dataTransfer?.files ?? [])], clientId)
    }
    const listeners = [['dragenter', onOver], ['dragover', onOver], ['dragleave', onLeave], ['drop', onDrop]] as const
    for (const [type, listener] of listeners) document.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of listeners) document.removeEventListener(type, listener)
    }
  }, [])
  // While files hang above, no pointer moves: one that does means that they were taken away.
  const isOver = over !== null
  useEffect(() => {
    if (!isOver) return undefined
    const end = () => setOver(null)
    window.addEventListener('pointermove', end)
    return () => window.removeEventListener('pointermove', end)
  }, [isOver])
  return over
}
