import { useEffect, useState } from 'react'
import type { ClipboardEvent, DragEvent } from 'react'
import { ImagePlus } from 'lucide-react'
import { mediaWords } from '../../strings/media.ts'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')
/** Events of what floats above the composer come through the tree of components too; they are not for it. */
const isOwn = (event: { target: EventTarget; currentTarget: EventTarget & Element }) => event.target instanceof Node && event.currentTarget.contains(event.target)

/** Takes files that are dropped or pasted anywhere on an element. Text that is dropped or pasted goes where it always goes. */
export function useFileDrop(onFiles: (files: File[], way: 'drop' | 'paste') => void, isEnabled: boolean) {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    if (!isOver) return
    // While files hang above, no pointer moves: one that does means that they were taken away.
    const end = () => setOver(false)
    window.addEventListener('pointermove', end)
    window.addEventListener('drop', end)
    return () => {
      window.removeEventListener('pointermove', end)
      window.removeEventListener('drop', end)
    }
  }, [isOver])
  const handlers = {
    onDragEnter(event: DragEvent) {
      if (!hasFiles(event) || !isOwn(event)) return
      event.preventDefault()
      if (isEnabled) setOver(true)
    },
    onDragOver(event: DragEvent) {
      if (!hasFiles(event) || !isOwn(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = isEnabled ? 'copy' : 'none'
    },
    onDragLeave(event: DragEvent) {
      const to = event.relatedTarget
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false)
    },
    onDrop(event: DragEvent) {
      setOver(false)
      if (!hasFiles(event) || !isOwn(event)) return
      event.preventDefault()
      if (isEnabled) onFiles([...event.dataTransfer.files], 'drop')
    },
    onPaste(event: ClipboardEvent) {
      const files = [...event.clipboardData.files]
      // Words with a picture of themselves (a text processor's) are words.
      if (files.length === 0 || !isEnabled || !isOwn(event) || event.clipboardData.types.includes('text/plain')) return
      event.preventDefault()
      onFiles(files, 'paste')
    },
  }
  return { isOver, handlers }
}

/** Glows over the composer while files hang above it. */
export function DropGlow() {
  return (
    <div className="pointer-events-none absolute inset-2 z-20 flex flex-col items-center justify-center gap-1 rounded-card border-2 border-dashed border-client-edge bg-client-tint/95 text-client-ink animate-appear">
      <ImagePlus className="mb-2 size-6" aria-hidden />
      <p className="text-15 font-semibold">{mediaWords.dropHere}</p>
      <p className="text-12">{mediaWords.dropNote}</p>
    </div>
  )
}
