/** A core for the window's connection: the real contract, oRPC's own handler and real message ports; what it does is scripted. */
import { EventPublisher, implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { appContract } from '../../../src/contract/app-contract.ts'
import type { CoreEvent } from '../../../src/contract/schemas/events.ts'
import { toWireError } from '../../../src/contract/wire-error.ts'
import { createCoreConnection } from '../../../src/renderer/connection/core-connection.ts'
import type { CoreState } from '../../../src/contract/page-messages.ts'
import { createFakeTime } from '../drafts/fake-time.ts'

export interface ServedCore {
  /** The ids of commands that arrived, repeats included. */
  readonly commands: string[]
  emit(event: CoreEvent): void
  /** Ends every subscription, with the port left open. */
  endSubscriptions(): void
  subscriptions(): number
  /** The end of the core's process, as the window sees it. */
  die(): void
}

export interface CoreScript {
  coreEpoch?: string
  seqs?: Record<string, number>
  /** Until when it does not say hello. */
  greets?: Promise<void>
  /** What `accounts.list` does; answers an empty list when not given. */
  list?: () => Promise<never[]>
  /** What `workspaces.reorder` does. */
  command?: (commandId: string) => Promise<{ ok: true }>
}

/** Serves `port` until it dies. */
export function serveCore(port: MessagePort, script: CoreScript = {}): ServedCore {
  const os = implement(appContract)
  const publisher = new EventPublisher<{ event: CoreEvent | 'end' }>()
  const commands: string[] = []
  let subscriptions = 0
  const router = {
    system: {
      subscribe: os.system.subscribe.handler(async function* ({ signal }) {
        subscriptions += 1
        try {
          const events = publisher.subscribe('event', signal ? { signal } : {})
          await script.greets
          yield { type: 'hello' as const, coreEpoch: script.coreEpoch ?? 'first', seqs: script.seqs ?? {} }
          for await (const event of events) {
            if (event === 'end') return
            yield event
          }
        } finally {
          subscriptions -= 1
        }
      }),
    },
    accounts: { list: os.accounts.list.handler(() => script.list?.() ?? []) },
    workspaces: {
      reorder: os.workspaces.reorder.handler(({ input }) => {
        commands.push(input.commandId)
        return script.command?.(input.commandId) ?? { ok: true as const }
      }),
    },
  }
  const handler = new RPCHandler(router, {
    clientInterceptors: [async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        throw toWireError(error)
      }
    }],
  })
  handler.upgrade(port)
  port.start()
  return {
    commands,
    emit: (event) => publisher.publish('event', event),
    endSubscriptions: () => publisher.publish('event', 'end'),
    subscriptions: () => subscriptions,
    die: () => port.close(),
  }
}

/** The window's side, with ports and states given by hand. */
export function openConnection() {
  const time = createFakeTime()
  let ids = 0
  let givePort: (port: MessagePort) => void = () => {}
  let giveState: (state: CoreState) => void = () => {}
  const open: MessagePort[] = []
  const connection = createCoreConnection({
    onPort(listener) {
      givePort = listener
      return () => { givePort = () => {} }
    },
    onCoreState(listener) {
      giveState = listener
      return () => { giveState = () => {} }
    },
    timing: time,
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  })
  return {
    connection,
    time,
    setState: (state: CoreState) => giveState(state),
    /** A core starts and the shell hands over a port to it. */
    connect(script?: CoreScript): ServedCore {
      const { port1, port2 } = new MessageChannel()
      open.push(port1, port2)
      const core = serveCore(port1, script)
      givePort(port2)
      return core
    },
    end() {
      connection.stop()
      for (const port of open) port.close()
    },
  }
}
