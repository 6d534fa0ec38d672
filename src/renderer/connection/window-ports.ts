/** Ports as the preload hands them over: from this very window and the app's own origin, and nothing else. */
import { CORE_PORT_MESSAGE } from '../../contract/shell-contract.ts'

export const APP_ORIGIN = 'app://powerpost'

export interface MessageTarget {
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
}

export function windowPorts(target: MessageTarget) {
  return (listener: (port: MessagePort) => void): (() => void) => {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.source !== target || event.origin !== APP_ORIGIN || !isPortMessage(event.data)) return
      const port = event.ports[0]
      if (port !== undefined) listener(port)
    }
    target.addEventListener('message', hear)
    return () => target.removeEventListener('message', hear)
  }
}

function isPortMessage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === CORE_PORT_MESSAGE
}
