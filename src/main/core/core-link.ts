/** Calls from the shell to the core. Each settles: with an answer, a coded error, at its deadline, or when the core goes away. */
import type { ContractRouterClient } from '@orpc/contract'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { MessagePortMain } from 'electron'
import type { ControlContract } from '../../contract/control-contract.ts'
import { AppError } from '../../contract/errors.ts'
import { toAppError } from '../../contract/wire-error.ts'

export type ControlClient = ContractRouterClient<ControlContract>

export class CoreLink {
  readonly #client: ControlClient
  readonly #lost: Promise<never>
  #lose: (error: AppError) => void = () => {}
  #isOpen = true

  constructor(port: MessagePortMain) {
    this.#lost = new Promise((_resolve, reject) => { this.#lose = reject })
    // Without a call that waits nobody listens to it, and that is no error.
    this.#lost.catch(() => {})
    this.#client = createORPCClient(new RPCLink({ port }))
    port.on('close', () => this.close())
    port.start()
  }

  /** No call gets through from here on; those that wait reject. */
  close(): void {
    this.#isOpen = false
    this.#lose(new AppError('CORE_RESTARTED', 'The part of the app that stores and sends has restarted.'))
  }

  async call<T>(deadlineMs: number, act: (client: ControlClient) => Promise<T>): Promise<T> {
    // A call made on a closed port would wait for ever.
    if (!this.#isOpen) return this.#lost
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new AppError('TIMEOUT', 'That took too long.')), deadlineMs)
    })
    try {
      return await Promise.race([act(this.#client), this.#lost, late])
    } catch (error) {
      throw this.#isOpen ? toAppError(error) : new AppError('CORE_RESTARTED', 'The part of the app that stores and sends has restarted.', {}, error)
    } finally {
      clearTimeout(timer)
    }
  }
}
