import { useLayoutEffect } from 'react'
import { LIST_WIDTH } from '../../../contract/shell-contract.ts'
import { PaneEdge } from '../../components/ui/index.ts'
import { useWide } from '../../lib/use-wide.ts'
import { usePreferences, useServices } from '../../stores/services-context.tsx'
import { draftsWords } from '../../strings/drafts.ts'

const wear = (width: number) => document.documentElement.style.setProperty('--list-width', `${width}px`)

/** Between the list and the work. In a narrow window the list has the width that leaves the work its room, and no edge to move. */
export function ListEdge() {
  const { preferences } = useServices()
  const width = usePreferences((state) => state.listWidth)
  const isWide = useWide()
  useLayoutEffect(() => wear(width), [width])
  if (!isWide) return null
  return <PaneEdge label={draftsWords.width} width={width} {...LIST_WIDTH} onMove={wear} onRest={(now) => preferences.getState().keepListWidth(now)} />
}
