import { useRef, useState } from 'react'
import type { AppError } from '../../contract/errors.ts'
import { bridgeError } from './bridge-error.ts'

export interface Act<A extends unknown[]> {
  run(...args: A): Promise<void>
  busy: boolean
  error: AppError | null
  clear(): void
}

/** One act of a form or button: runs once at a time, remembers its error until the next try. */
export function useAct<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Act<A> {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const isRunning = useRef(false)
  return {
    busy,
    error,
    clear: () => setError(null),
    async run(...args) {
      if (isRunning.current) return
      isRunning.current = true
      setBusy(true)
      setError(null)
      try {
        await act(...args)
      } catch (caught) {
        setError(bridgeError(caught))
      } finally {
        isRunning.current = false
        setBusy(false)
      }
    },
  }
}
