/**
 * The window's way to the core. Calls always settle (rules 6): the core may die, restart, stop or stay silent, and none of that
 * leaves a promise open. Ports come and go; whoever uses this does not see them.
 */
import type { ContractRouterClient } from '@orpc/contract'
import type { AppContract } from '../../contract/app-contract.ts'
import { AppError } from '../../contract/errors.ts'
import type { CoreState } from '../../contract/page-messages.ts'
import type { CoreEvent, Topic } from '../../contract/schemas/events.ts'
import { toAppError } from '../../contract/wire-error.ts'
import { createSignal } from '../lib/signal.ts'
import type { Timing } from '../lib/timing.ts'
import { openCoreLink } from './core-link.ts'
import type { CoreLink } from './core-link.ts'
import { createEventOrder } from './event-order.ts'

export type CoreClient = ContractRouterClient<AppContract>

/** `ids` empty means "anything of this topic". `workspaceId` is null for accounts, workspaces and network. */
export interface Change { workspaceId: string | null; topic: Topic; ids: string[] }
export interface UploadProgress { workspaceId: string; intentId: string; sent: number; total: number }
export interface CallOptions { deadlineMs?: number }

export interface CoreConnection {
  /**
   * Runs a call; it always settles. When the core restarts meanwhile the call is made once more on the new port (reads, and
   * commands, which carry a commandId, may be repeated). Rejects with AppError only.
   */
  call<T>(act: (client: CoreClient) => Promise<T>, options?: CallOptions): Promise<T>
  /** A command: `act` gets a fresh commandId that stays the same over repeats. */
  command<T>(act: (client: CoreClient, commandId: string) => Promise<T>, options?: CallOptions): Promise<T>
  onChanged(listener: (change: Change) => void): () => void
  /** A new core, or events that were missed: read everything that is shown again. */
  onReread(listener: () => void): () => void
  onProgress(listener: (progress: UploadProgress) => void): () => void
  newId(): string
}

export interface ConnectionPorts {
  /** Fresh ports to the core, each replacing the one before. Answers its own unsubscribe. */
  onPort(listener: (port: MessagePort) => void): () => void
  onCoreState(listener: (state: CoreState) => void): () => void
  timing: Timing
  newId(): string
}

export const DEFAULT_DEADLINE_MS = 20_000
/** A subscription that ends while its port is open is made again after this pause. */
const RESUBSCRIBE_MS = 500

export function createCoreConnection(ports: ConnectionPorts): CoreConnection & { stop(): void } {
  const { timing } = ports
  let link: CoreLink | null = null
  let isStopped = false
  let answered = 0
  const waiting: { resolve(link: CoreLink): void; reject(error: AppError): void }[] = []
  const changed = createSignal<Change>()
  const reread = createSignal<void>()
  const progressed = createSignal<UploadProgress>()
  const order = createEventOrder()

  const takeWaiting = () => waiting.splice(0)
  const stoppedError = () => new AppError('CORE_STOPPED', 'The part of the app that stores and sends has stopped. Start the app again.')

  const offPort = ports.onPort((port) => {
    link?.lose()
    const fresh = openCoreLink(port)
    link = fresh
    isStopped = false
    void listen(fresh)
    for (const one of takeWaiting()) one.resolve(fresh)
  })
  const offState = ports.onCoreState((state) => {
    isStopped = state === 'stopped'
    if (!isStopped) return
    link?.lose()
    for (const one of takeWaiting()) one.reject(stoppedError())
  })

  /** Hears the core's events for as long as this link is the one in use. */
  async function listen(own: CoreLink): Promise<void> {
    while (own.isOpen()) {
      try {
        const events = await Promise.race([own.client.system.subscribe(), own.lost])
        for await (const event of events) {
          if (!own.isOpen()) return
          hear(event)
        }
      } catch {
        // Told apart by the condition of the loop: the port is gone, or the core refused.
      }
      await Promise.race([new Promise<void>((resolve) => timing.after(RESUBSCRIBE_MS, resolve)), own.lost.catch(() => undefined)])
    }
  }

  function hear(event: CoreEvent): void {
    if (event.type === 'progress') {
      progressed.tell({ workspaceId: event.workspaceId, intentId: event.intentId, sent: event.sent, total: event.total })
      return
    }
    const verdict = order.take(event)
    // What was read before the first hello may be older than the events this window hears.
    if (verdict === 'missed' || (verdict === 'first' && answered > 0)) reread.tell()
    if (event.type === 'changed') changed.tell({ workspaceId: event.workspaceId, topic: event.topic, ids: event.ids })
  }

  function nextLink(): Promise<CoreLink> {
    if (isStopped) return Promise.reject(stoppedError())
    if (link?.isOpen() === true) return Promise.resolve(link)
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
  }

  async function attempt<T>(act: (client: CoreClient) => Promise<T>, late: Promise<never>, isRepeat: boolean): Promise<T> {
    const own = await Promise.race([nextLink(), late])
    try {
      return await Promise.race([act(own.client), own.lost, late])
    } catch (error) {
      // Lost on the way: it may have been done or not, and a repeat is safe.
      if (own.isOpen() || isStopped) throw isStopped && !own.isOpen() ? stoppedError() : error
      if (isRepeat) throw new AppError('CORE_RESTARTED', 'The part of the app that stores and sends has restarted.', {}, error)
    }
    return attempt(act, late, true)
  }

  async function call<T>(act: (client: CoreClient) => Promise<T>, options: CallOptions = {}): Promise<T> {
    let cancel = () => {}
    const late = new Promise<never>((_resolve, reject) => {
      cancel = timing.after(options.deadlineMs ?? DEFAULT_DEADLINE_MS, () => reject(new AppError('TIMEOUT', 'That took too long.')))
    })
    late.catch(() => undefined)
    try {
      const answer = await attempt(act, late, false)
      answered += 1
      return answer
    } catch (error) {
      throw toAppError(error)
    } finally {
      cancel()
    }
  }

  return {
    call,
    command(act, options) {
      const commandId = ports.newId()
      return call((client) => act(client, commandId), options)
    },
    onChanged: changed.add,
    onReread: reread.add,
    onProgress: progressed.add,
    newId: () => ports.newId(),
    stop() {
      offPort()
      offState()
      link?.lose()
      link = null
      isStopped = true
      for (const one of takeWaiting()) one.reject(stoppedError())
    },
  }
}
