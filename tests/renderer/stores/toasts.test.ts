import { describe, expect, it } from 'vitest'
import { createToastsStore } from '../../../src/renderer/stores/toasts.ts'
import { createFakeTime } from '../drafts/fake-time.ts'

function toasts() {
  const time = createFakeTime()
  const store = createToastsStore(time)
  return { time, store, shown: () => store.getState().items.map((one) => one.text), ...store.getState() }
}

describe('toasts', () => {
  it('go by themselves; one with an action stays longer', async () => {
    const { time, shown, show } = toasts()
    show({ text: 'Saved' })
    show({ text: 'Moved to the trash', action: { label: 'Undo', run: () => {} } })
    await time.pass(6_000)
    expect(shown()).toEqual(['Moved to the trash'])
    await time.pass(6_000)
    expect(shown()).toEqual([])
  })

  it('stay while the pointer is on them', async () => {
    const { time, shown, show, hold } = toasts()
    show({ text: 'Saved' })
    hold(true)
    await time.pass(60_000)
    expect(shown()).toEqual(['Saved'])
    hold(false)
    await time.pass(6_000)
    expect(shown()).toEqual([])
  })

  it('are three at most, the oldest goes', () => {
    const { shown, show } = toasts()
    for (const text of ['1', '2', '3', '4']) show({ text })
    expect(shown()).toEqual(['2', '3', '4'])
  })

  it('say the same thing once', async () => {
    const { time, shown, show } = toasts()
    show({ text: 'Offline' })
    await time.pass(5_000)
    show({ text: 'Offline' })
    expect(shown()).toEqual(['Offline'])
    await time.pass(5_000)
    expect(shown()).toEqual(['Offline'])
  })

  it('can be dismissed', () => {
    const { store, shown, show, dismiss } = toasts()
    show({ text: 'Saved' })
    dismiss(store.getState().items[0]?.id ?? -1)
    expect(shown()).toEqual([])
  })
})
