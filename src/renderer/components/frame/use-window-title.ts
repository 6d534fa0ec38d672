import { useEffect } from 'react'

/** What the system calls the window: in its list of windows, and in the task bar. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
