import { useState } from 'react'
import { useServices } from '../stores/services-context.tsx'
import { wordsFor } from '../strings/errors.ts'
import { clientSpendWords } from '../strings/spending.ts'
import { bridgeError } from './bridge-error.ts'
import { csvFileOf } from './csv.ts'
import type { Cell } from './csv.ts'

/** Saves a table where the user says, and tells how it went. A dialog that was closed is no news. */
export function useSaveTable(): { busy: boolean; run: (name: string, rows: readonly (readonly Cell[])[]) => Promise<void> } {
  const { bridge, toasts } = useServices()
  const [busy, setBusy] = useState(false)
  const run = async (name: string, rows: readonly (readonly Cell[])[]): Promise<void> => {
    setBusy(true)
    try {
      const { saved } = await bridge.saveTable(name, csvFileOf(rows))
      if (saved) toasts.getState().show({ text: clientSpendWords.saved, tone: 'ok' })
    } catch (error) {
      toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return { busy, run }
}
