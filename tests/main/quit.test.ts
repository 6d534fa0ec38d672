/** The held quit, with Electron's app held in hand. */
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HeldQuit } from '../../src/main/quit.ts'
import type { QuitSteps } from '../../src/main/quit.ts'

const held = vi.hoisted(() => ({ app: null as unknown as EventEmitter & { quit(): void; exit(): void } }))
vi.mock('electron', () => ({ get app() { return held.app } }))

let journal: string[] = []
let ended = false
beforeEach(() => {
  journal = []
  ended = false
  // As Electron does: a quit is announced, and happens unless it is prevented.
  held.app = Object.assign(new EventEmitter(), {
    quit: () => {
      let isHeld = false
      held.app.emit('before-quit', { preventDefault: () => { isHeld = true } })
      if (!isHeld) ended = true
    },
    exit: () => { journal.push('exit') },
  })
})
afterEach(() => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.removeAllListeners(signal)
})

function hold(over: Partial<QuitSteps> = {}): HeldQuit {
  return new HeldQuit({
    flushPages: async () => {
      journal.push('flush')
      return true
    },
    mayLose: async () => {
      journal.push('ask')
      return false
    },
    drainCore: async () => { journal.push('drain') },
    stopHelpers: () => { journal.push('stop') },
    log: () => {},
    ...over,
  })
}
const untilEnded = () => vi.waitFor(() => expect(ended).toBe(true))

describe('quitting', () => {
  it('saves, drains, stops helpers, in this order, and only then ends', async () => {
    const quit = hold()
    held.app.quit()
    expect(ended).toBe(false)
    expect(quit.isClosed).toBe(false)
    await untilEnded()
    expect(journal).toEqual(['flush', 'drain', 'stop'])
    expect(quit.isClosed).toBe(true)
  })

  it('happens once, however often it is asked for', async () => {
    hold()
    for (let at = 0; at < 5; at += 1) held.app.quit()
    await untilEnded()
    held.app.quit()
    expect(journal).toEqual(['flush', 'drain', 'stop'])
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('goes the same way at %s', async (signal) => {
    hold()
    process.emit(signal)
    await untilEnded()
    expect(journal).toEqual(['flush', 'drain', 'stop'])
  })

  it.each([
    ['flushPages', ['drain', 'stop']],
    ['drainCore', ['flush', 'stop']],
    ['stopHelpers', ['flush', 'drain']],
  ] as const)('goes on when %s fails', async (step, rest) => {
    hold({ [step]: () => { throw new Error('no') } })
    held.app.quit()
    await untilEnded()
    expect(journal).toEqual(rest)
  })

  it('with a text that could not be saved is the user’s to decide: held, and later asked again', async () => {
    let mayGo = false
    const quit = hold({
      flushPages: async () => false,
      mayLose: async () => {
        journal.push('ask')
        return mayGo
      },
    })
    held.app.quit()
    await vi.waitFor(() => expect(journal).toEqual(['ask']))
    await Promise.resolve()
    expect([ended, quit.isClosed]).toEqual([false, false])
    mayGo = true
    await vi.waitFor(() => {
      held.app.quit()
      expect(ended).toBe(true)
    })
    expect(journal.filter((one) => one !== 'ask')).toEqual(['drain', 'stop'])
  })

  it('asks nobody when the system ends the app, also while it waits for an answer', async () => {
    hold({ flushPages: async () => false })
    process.emit('SIGTERM')
    await untilEnded()
    expect(journal).toEqual(['drain', 'stop'])

    ended = false
    journal = []
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.removeAllListeners(signal)
    held.app.removeAllListeners()
    let answer: (mayGo: boolean) => void = () => {}
    const quit = hold({ flushPages: async () => false, mayLose: () => new Promise((resolve) => { answer = resolve }) })
    held.app.quit()
    await Promise.resolve()
    quit.force()
    await vi.waitFor(() => {
      answer(false)
      expect(ended).toBe(true)
    })
  })
})
