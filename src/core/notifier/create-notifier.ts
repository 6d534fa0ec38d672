/**
 * Tells the shell what people who look elsewhere may want to know. It hears the same events as a window, and compares with what it saw
 * before: only what has changed since a workspace was opened is news, however often it is said, and nothing of an earlier run is.
 */
import type { Account, Pause } from '../../contract/schemas/accounts.ts'
import type { News } from '../../contract/schemas/shell.ts'
import type { WorkspaceView } from '../../contract/schemas/workspaces.ts'
import type { EventBus } from '../events.ts'
import type { Clock, CoreDeps } from '../ports.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { statusOf } from './status.ts'
import { watch } from './watched.ts'
import type { Touched, Watched } from './watched.ts'

export interface Notifier {
  /** A workspace was opened: what is so in it now is known, and what changes from here on is news. Before its outbox runs. */
  attach(workspace: Workspace): void
  detach(workspaceId: string): void
  /** Says the state for the first time; from here on at each change. */
  start(): void
  stop(): void
}

export interface NotifierDeps {
  bus: Pick<EventBus, 'subscribe'>
  clock: Clock
  log: CoreDeps['log']
  host: Pick<CoreDeps['host'], 'notify' | 'showStatus'>
  workspaces: () => readonly WorkspaceView[]
  accounts: () => readonly Account[]
}

/** Events come in bursts; one look after this pause answers them all (ms). */
const PAUSE_MS = 150
/** A planned send whose time came is looked at again this much later (ms). */
const AFTER_DUE_MS = 1_000
/** Timers of Node do not reach further than some weeks (ms). */
const LONGEST_MS = 60 * 60_000

const TOPICS = ['posts', 'outbox', 'generations'] as const
type WatchedTopic = (typeof TOPICS)[number]
const untouched = (): Touched => ({ posts: new Set(), outbox: new Set(), generations: new Set() })

/** Why nothing goes out until the user does something. A balance that is not known, and the sandbox's own key, settle by themselves. */
const ASKING: readonly Pause['code'][] = ['KEY_REFUSED', 'KEY_MISSING', 'INSUFFICIENT_CREDITS', 'SCOPE_MISSING']

export function createNotifier(deps: NotifierDeps): Notifier {
  const { clock } = deps
  const open = new Map<string, Watched>()
  const touched = new Map<string, Touched>()
  let pauses: Set<string> | null = null
  let lastStatus = ''
  let isOn = false
  let cancel: (() => void) | null = null
  let cancelDue: (() => void) | null = null

  const unsubscribe = deps.bus.subscribe((event) => {
    if (event.type !== 'changed') return
    if (event.workspaceId !== null && isWatched(event.topic)) touch(event.workspaceId, event.topic, event.ids)
    lookSoon()
  })

  function touch(workspaceId: string, topic: WatchedTopic, ids: readonly string[]): void {
    const of = touched.get(workspaceId) ?? untouched()
    touched.set(workspaceId, of)
    if (ids.length === 0) of[topic] = null
    else for (const id of ids) of[topic]?.add(id)
  }

  function lookSoon(): void {
    if (!isOn) return
    cancel ??= clock.after(PAUSE_MS, () => {
      cancel = null
      try {
        look()
      } catch (error) {
        deps.log('warn', 'what is new could not be looked up', { error: String(error).slice(0, 200) })
      }
    })
  }

  function look(): void {
    const now = clock.now()
    const workspaces = deps.workspaces()
    for (const [workspaceId, changes] of touched) {
      const watched = open.get(workspaceId)
      const client = workspaces.find((one) => one.id === workspaceId)
      if (watched === undefined || watched.workspace.closed || client === undefined) continue
      for (const one of watched.look(changes)) tell({ ...one, workspaceId, client: client.name })
    }
    touched.clear()
    tellPauses()
    tellStatus(workspaces, now)
  }

  function tellPauses(): void {
    const found = new Set<string>()
    for (const account of deps.accounts()) {
      const asking = account.pauses.filter(({ code }) => ASKING.includes(code) && !(account.kind === 'sandbox' && code.startsWith('KEY_')))
      for (const { scope, kind, code } of asking) found.add(`${account.id}/${scope}/${kind ?? ''}/${code}`)
      const isNew = pauses !== null && asking.some(({ scope, kind, code }) => pauses?.has(`${account.id}/${scope}/${kind ?? ''}/${code}`) === false)
      if (isNew) tell({ kind: 'paused', account: account.label, accountId: account.id })
    }
    pauses = found
  }

  function tellStatus(workspaces: readonly WorkspaceView[], now: number): void {
    const status = statusOf({
      workspaces, accounts: deps.accounts(), now,
      open: (id) => {
        const workspace = open.get(id)?.workspace
        return workspace === undefined || workspace.closed ? null : workspace.db
      },
    })
    cancelDue?.()
    const [first] = status.next
    cancelDue = first === undefined ? null : clock.after(Math.min(LONGEST_MS, first.at - now + AFTER_DUE_MS), lookSoon)
    const said = JSON.stringify(status)
    if (said === lastStatus) return
    lastStatus = said
    // Said again with the next change when it did not get through.
    deps.host.showStatus?.(status).catch(() => {
      lastStatus = ''
    })
  }

  function tell(news: News): void {
    deps.host.notify(news).catch(() => deps.log('info', 'news could not be told', { kind: news.kind }))
  }

  return {
    attach(workspace) {
      const { id } = workspace.identity
      const known = open.get(id)
      if (known?.workspace === workspace) return
      // The same file under another identity (it was linked) goes on; what was said of it meanwhile is still to be looked at.
      if (known !== undefined && known.workspace.db === workspace.db) open.set(id, { workspace, look: known.look })
      else open.set(id, watch(workspace))
      lookSoon()
    },
    detach(workspaceId) {
      open.delete(workspaceId)
      touched.delete(workspaceId)
      lookSoon()
    },
    start() {
      isOn = true
      lookSoon()
    },
    stop() {
      isOn = false
      unsubscribe()
      cancel?.()
      cancelDue?.()
    },
  }
}

function isWatched(topic: string): topic is WatchedTopic {
  return TOPICS.some((one) => one === topic)
}
