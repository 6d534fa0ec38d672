import { describe, expect, it } from 'vitest'
import { createRefresher } from '../../../src/renderer/lib/refresher.ts'

/** Reads that are answered by hand, in the order a test wants. */
function handReads() {
  const open: { answer(value: number): void; fail(): void }[] = []
  const read = () => new Promise<number>((resolve, reject) => open.push({ answer: resolve, fail: () => reject(new Error('refused')) }))
  return { open, read }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('reading again', () => {
  it('reads once more, and only once, for all that came during a read', async () => {
    const { open, read } = handReads()
    const shown: number[] = []
    const refresh = createRefresher(read, (value) => shown.push(value), () => {})
    const all = [refresh(), refresh(), refresh(), refresh()]
    expect(open).toHaveLength(1)
    open[0]?.answer(1)
    await settle()
    expect(open).toHaveLength(2)
    open[1]?.answer(2)
    await Promise.all(all)
    expect(open).toHaveLength(2)
    expect(shown).toEqual([1, 2])
  })

  it('reads anew after it was done', async () => {
    const { open, read } = handReads()
    const refresh = createRefresher(read, () => {}, () => {})
    const first = refresh()
    open[0]?.answer(1)
    await first
    void refresh()
    expect(open).toHaveLength(2)
  })

  it('tells a failure and goes on', async () => {
    const { open, read } = handReads()
    const shown: (number | string)[] = []
    const refresh = createRefresher(read, (value) => shown.push(value), () => shown.push('failed'))
    const first = refresh()
    void refresh()
    open[0]?.fail()
    await settle()
    open[1]?.answer(2)
    await first
    expect(shown).toEqual(['failed', 2])
  })
})
