import { useEffect, useState } from 'react'
import { zoneRows } from '../../../lib/zone-list.ts'
import type { ZoneRow } from '../../../lib/zone-list.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { locale } from '../../../strings/language.ts'

/** All time zones; null until they are gathered, which takes a part of a second and holds nothing up. */
export function useZoneRows(): readonly ZoneRow[] | null {
  const { timing } = useServices()
  const [rows, setRows] = useState<readonly ZoneRow[] | null>(null)
  useEffect(() => {
    const steps = zoneRows(locale, timing.now())
    let cancel = timing.after(0, next)
    function next(): void {
      const step = steps.next()
      if (step.done === true) setRows(step.value)
      else cancel = timing.after(0, next)
    }
    return () => cancel()
  }, [timing])
  return rows
}
