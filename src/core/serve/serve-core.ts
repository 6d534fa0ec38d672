/** Puts a core behind message ports: windows get the app's contract, the shell the control contract. */
import { RPCHandler } from '@orpc/server/message-port'
import type { Core } from '../core.ts'
import type { CoreDeps } from '../ports.ts'
import { createAppRouter } from './app-router.ts'
import { createControlRouter } from './control-router.ts'
import { createGuard } from './guard.ts'

type Port = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0] & { start?: () => void }

export interface CoreServer {
  serveWindow(port: Port): void
  serveControl(port: Port): void
}

export function createCoreServer(core: Core, log: CoreDeps['log']): CoreServer {
  const app = new RPCHandler(createAppRouter(core), { clientInterceptors: [createGuard(core, log)] })
  const control = new RPCHandler(createControlRouter(core), { clientInterceptors: [createGuard(core, log, ['drain', 'inFlight'])] })
  return {
    serveWindow(port) {
      app.upgrade(port)
      port.start?.()
    },
    serveControl(port) {
      control.upgrade(port)
      port.start?.()
    },
  }
}
