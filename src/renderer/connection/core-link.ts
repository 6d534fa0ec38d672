/** One port to the core, with the client on it, until it closes. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { AppError } from '../../contract/errors.ts'
import type { CoreClient } from './core-connection.ts'

export interface CoreLink {
  readonly client: CoreClient
  /** Rejects with CORE_RESTARTED when the port has closed or was given up. A call made after that would wait for ever. */
  readonly lost: Promise<never>
  isOpen(): boolean
  /** Gives the port up. */
  lose(): void
}

export function openCoreLink(port: MessagePort): CoreLink {
  let isOpen = true
  let reject: (error: AppError) => void = () => {}
  const lost = new Promise<never>((_resolve, settle) => { reject = settle })
  // Without a call that waits nobody listens to it, and that is no error.
  lost.catch(() => undefined)
  const lose = () => {
    if (!isOpen) return
    isOpen = false
    reject(new AppError('CORE_RESTARTED', 'The part of the app that stores and sends has restarted.'))
    port.close()
  }
  // Before the client's own listener: its calls reject only after the link is known to be lost.
  port.addEventListener('close', lose)
  const client: CoreClient = createORPCClient(new RPCLink({ port }))
  port.start()
  return { client, lost, isOpen: () => isOpen, lose }
}
