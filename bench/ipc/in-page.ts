/** What is put into a page to measure calls: a client on a port, made by the same libraries as the app's own. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { AppContract } from '../../src/contract/app-contract.ts'
import type { CORE_PORT_MESSAGE } from '../../src/contract/shell-contract.ts'

const portMessage: typeof CORE_PORT_MESSAGE = 'powerpost:core-port'

export interface Probe {
  /** What crossed the port for one call, each way. */
  payload: { request: unknown; answer: unknown }
  /** Milliseconds for `count` calls, one after another. */
  run(count: number): Promise<number>
}

/**
 * The app's own port is left alone: the shell gives a further one to a page that says again that it has loaded, and for this one
 * message the app sees a sender that is not itself.
 */
export async function freshPort(): Promise<MessagePort> {
  const source = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'source')
  if (!source) throw new Error('messages have no source here')
  Object.defineProperty(MessageEvent.prototype, 'source', { ...source, get: () => null })
  try {
    return await new Promise((resolve) => {
      const hear = (event: MessageEvent<{ type?: string }>) => {
        const port = event.ports[0]
        if (event.data.type !== portMessage || !port) return
        window.removeEventListener('message', hear)
        resolve(port)
      }
      window.addEventListener('message', hear)
      window.dispatchEvent(new Event('DOMContentLoaded'))
    })
  } finally {
    Object.defineProperty(MessageEvent.prototype, 'source', source)
  }
}

/** The call is the lightest of the contract: an empty list, out of the core's memory. */
export async function makeProbe(port: MessagePort): Promise<Probe> {
  const payload: Probe['payload'] = { request: null, answer: null }
  port.addEventListener('message', ({ data }) => { payload.answer ??= data })
  const post = port.postMessage.bind(port)
  port.postMessage = (message: unknown) => {
    payload.request ??= message
    post(message)
  }
  const client: ContractRouterClient<AppContract> = createORPCClient(new RPCLink({ port }))
  port.start()
  await client.accounts.list()
  port.postMessage = post
  return {
    payload,
    async run(count) {
      const since = performance.now()
      for (let at = 0; at < count; at += 1) await client.accounts.list()
      return performance.now() - since
    },
  }
}

/** The same by nothing but the port. The first message tells the other side what to answer. */
export async function makeBareProbe(port: MessagePort, { request, answer }: Probe['payload']): Promise<Pick<Probe, 'run'>> {
  const once = (message: unknown) => new Promise((resolve) => {
    port.addEventListener('message', resolve, { once: true })
    port.postMessage(message)
  })
  port.start()
  await once({ answer })
  return {
    async run(count) {
      const since = performance.now()
      for (let at = 0; at < count; at += 1) await once(request)
      return performance.now() - since
    },
  }
}

Object.assign(window, { measuring: { freshPort, makeProbe, makeBareProbe } })
