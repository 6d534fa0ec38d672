import { useEffect } from 'react'
import { isTyping } from '../../lib/keys.ts'

/** Takes pictures and files that are pasted where no text is written and nothing stands over the window. */
export function usePasteFiles(onFiles: (files: File[]) => void): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (event.defaultPrevented || files.length === 0 || isTyping(event.target) || document.querySelector('[role="dialog"][data-state="open"]') !== null) return
      event.preventDefault()
      onFiles(files)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [onFiles])
}
