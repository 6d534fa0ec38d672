/** The same call by the library alone: the contract's schemas, and a handler that answers at once. */
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { appContract } from '../../src/contract/app-contract.ts'

type Port = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0] & { start?: () => void }

const os = implement(appContract)
const router = { accounts: { list: os.accounts.list.handler(() => []) } }

export function serve(port: Port): void {
  new RPCHandler(router).upgrade(port)
  port.start?.()
}
