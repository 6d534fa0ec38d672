/** The lines of the list, flat, so that only those in view are drawn. */
import type { IntentView } from '../../../contract/schemas/outbox.ts'
import { leadStep } from '../../stores/outbox-groups.ts'
import type { SendGroup } from '../../stores/outbox-groups.ts'
import type { Section, Shown } from './use-outbox.ts'

export type Row =
  | { kind: 'section'; key: string; section: Section }
  | { kind: 'head'; key: string; group: SendGroup }
  /** One of the lines under a head. */
  | { kind: 'step'; key: string; group: SendGroup; step: IntentView; isLast: boolean }
  /** A whole send in one line: it has one open step, or is over. `steps`: how many it can open into. */
  | { kind: 'line'; key: string; group: SendGroup; step: IntentView; canOpen: boolean; isOpen: boolean }

/** `opened`: ids of finished sends whose steps the user wants to see. */
export function rowsOf(sections: Shown['sections'], opened: ReadonlySet<string>): Row[] {
  const rows: Row[] = []
  for (const { section, groups } of sections) {
    if (sections.length > 1) rows.push({ kind: 'section', key: section, section })
    for (const group of groups) rows.push(...rowsOfGroup(group, opened.has(group.id)))
  }
  return rows
}

function rowsOfGroup(group: SendGroup, isOpen: boolean): Row[] {
  const lead = leadStep(group)
  if (lead === undefined) return []
  const steps = (): Row[] => group.steps.map((step, at) => ({ kind: 'step', key: step.id, group, step, isLast: at === group.steps.length - 1 }))
  if (group.isOver || (group.steps.length === 1 && group.plan?.isHeld !== true)) {
    const canOpen = group.steps.length > 1
    const line: Row = { kind: 'line', key: `line-${group.id}`, group, step: lead, canOpen, isOpen: canOpen && isOpen }
    return line.isOpen ? [line, ...steps()] : [line]
  }
  return [{ kind: 'head', key: `head-${group.id}`, group }, ...steps()]
}

/** Lines that take the focus; headings are read, not walked. */
export const isStop = (row: Row): boolean => row.kind === 'step' || row.kind === 'line'
