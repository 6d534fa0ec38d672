import { afterEach, describe, expect, it } from 'vitest'
import { CORE_PORT_MESSAGE } from '../../../src/contract/shell-contract.ts'
import { APP_ORIGIN, windowPorts } from '../../../src/renderer/connection/window-ports.ts'
import type { MessageTarget } from '../../../src/renderer/connection/window-ports.ts'

const channel = new MessageChannel()
afterEach(() => channel.port2.close())

/** A window, as far as messages go. */
function fakeWindow() {
  const listeners = new Set<(event: MessageEvent<unknown>) => void>()
  const target: MessageTarget = {
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  }
  const post = (message: { data?: unknown; origin?: string; source?: unknown; ports?: MessagePort[] }) => {
    // Only what is read of it.
    const event = { data: { type: CORE_PORT_MESSAGE }, origin: APP_ORIGIN, source: target, ports: [channel.port1], ...message } as unknown as MessageEvent<unknown>
    for (const listener of listeners) listener(event)
  }
  return { target, post }
}

describe('ports handed to the window', () => {
  it('are taken from the window itself and the app’s own origin', () => {
    const { target, post } = fakeWindow()
    const taken: MessagePort[] = []
    const stop = windowPorts(target)((port) => taken.push(port))
    post({})
    expect(taken).toEqual([channel.port1])
    stop()
    post({})
    expect(taken).toHaveLength(1)
  })

  it.each([
    ['another origin', { origin: 'https://powerpost.ai' }],
    ['a look-alike origin', { origin: 'app://powerpost.evil' }],
    ['another window', { source: {} }],
    ['no window', { source: null }],
    ['another message', { data: { type: 'something else' } }],
    ['a message that is no object', { data: CORE_PORT_MESSAGE }],
    ['nothing', { data: null }],
    ['no port', { ports: [] }],
  ])('are refused from %s', (_name, message) => {
    const { target, post } = fakeWindow()
    const taken: MessagePort[] = []
    windowPorts(target)((port) => taken.push(port))
    post(message)
    expect(taken).toEqual([])
  })
})
