/** What the tray shows for a state of the app. Pure: words and acts, no Electron. */
import type { ShellStatus } from '../../contract/schemas/shell.ts'
import type { DesktopWords } from '../words/desktop.ts'

/** One picture each; the first that holds. */
export type TrayState = 'needs-you' | 'offline' | 'busy' | 'calm'

export type TrayAct =
  | { kind: 'open' }
  | { kind: 'new-draft'; workspaceId: string }
  | { kind: 'see-needs' }
  | { kind: 'see-send'; workspaceId: string }
  | { kind: 'quit' }

export type TrayLine =
  | { kind: 'separator' }
  /** Said, not done. */
  | { kind: 'text'; label: string }
  | { kind: 'act'; label: string; act: TrayAct }
  | { kind: 'more'; label: string; lines: TrayLine[] }

export interface TrayView {
  state: TrayState
  toolTip: string
  lines: TrayLine[]
}

export const NO_STATUS: ShellStatus = { offline: false, onTheirWay: 0, needsYou: 0, planned: 0, next: [], clients: [] }

export function trayView(status: ShellStatus, words: DesktopWords['tray'], now: number): TrayView {
  const said = stateWords(status, words)
  const [next] = status.next
  const lines: TrayLine[] = [
    { kind: 'text', label: said },
    ...(next === undefined ? [] : [{ kind: 'act', label: words.next(next, now), act: { kind: 'see-send', workspaceId: next.workspaceId } } satisfies TrayLine]),
    ...(status.needsYou > 0 ? [{ kind: 'act', label: words.seeNeeds, act: { kind: 'see-needs' } } satisfies TrayLine] : []),
    { kind: 'separator' },
    { kind: 'act', label: words.open, act: { kind: 'open' } },
    ...newDrafts(status, words),
    { kind: 'more', label: words.nextSends, lines: nextSends(status, words, now) },
    { kind: 'separator' },
    { kind: 'act', label: words.quit, act: { kind: 'quit' } },
  ]
  return { state: stateOf(status), toolTip: ['PowerPost', said, ...(next === undefined ? [] : [words.next(next, now)])].join('\n'), lines }
}

export function stateOf({ needsYou, offline, onTheirWay }: ShellStatus): TrayState {
  if (needsYou > 0) return 'needs-you'
  if (offline) return 'offline'
  return onTheirWay > 0 ? 'busy' : 'calm'
}

function stateWords({ needsYou, offline, onTheirWay }: ShellStatus, words: DesktopWords['tray']): string {
  const parts = [offline && words.offline, onTheirWay > 0 && words.onTheirWay(onTheirWay), needsYou > 0 && words.needsYou(needsYou)].filter((one) => one !== false)
  return parts.length === 0 ? words.calm : parts.join(' · ')
}

/** One client needs no list. */
function newDrafts({ clients }: ShellStatus, words: DesktopWords['tray']): TrayLine[] {
  const line = (id: string, label: string): TrayLine => ({ kind: 'act', label, act: { kind: 'new-draft', workspaceId: id } })
  const [only] = clients
  if (only === undefined) return []
  if (clients.length === 1) return [line(only.id, words.newDraftFor(only.name))]
  return [{ kind: 'more', label: words.newDraft, lines: clients.map(({ id, name }) => line(id, name)) }]
}

function nextSends({ next, planned }: ShellStatus, words: DesktopWords['tray'], now: number): TrayLine[] {
  if (next.length === 0) return [{ kind: 'text', label: words.nothingPlanned }]
  return [
    ...next.map((send): TrayLine => ({ kind: 'act', label: words.planned(send, now), act: { kind: 'see-send', workspaceId: send.workspaceId } })),
    ...(planned > next.length ? [{ kind: 'text', label: words.morePlanned(planned - next.length) } satisfies TrayLine] : []),
  ]
}
