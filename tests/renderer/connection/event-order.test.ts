import { describe, expect, it } from 'vitest'
import { createEventOrder } from '../../../src/renderer/connection/event-order.ts'

const hello = (coreEpoch: string, seqs: Record<string, number> = {}) => ({ type: 'hello' as const, coreEpoch, seqs })
const changed = (coreEpoch: string, seq: number, workspaceId: string | null = 'w') => ({ type: 'changed' as const, coreEpoch, workspaceId, seq, topic: 'drafts' as const, ids: [] })

describe('the order of events', () => {
  it('knows the first hello', () => {
    expect(createEventOrder().take(hello('a', { w: 9 }))).toBe('first')
  })

  it('counts each workspace for itself, and the app under its own name', () => {
    const order = createEventOrder()
    order.take(hello('a', { w: 2, '': 7 }))
    expect([changed('a', 3), changed('a', 8, null), changed('a', 1, 'new'), changed('a', 4)].map((event) => order.take(event))).toEqual(['next', 'next', 'next', 'next'])
    expect(order.take(changed('a', 3, 'new'))).toBe('missed')
    expect(order.take(changed('a', 4, 'new'))).toBe('next')
  })

  it('sees that the first event of a workspace was missed', () => {
    const order = createEventOrder()
    order.take(hello('a'))
    expect(order.take(changed('a', 2))).toBe('missed')
  })

  it('starts anew with another core, whichever event tells of it', () => {
    const order = createEventOrder()
    order.take(hello('a', { w: 5 }))
    expect(order.take(changed('b', 1))).toBe('missed')
    expect(order.take(changed('b', 2))).toBe('next')
    expect(order.take(hello('c', { w: 1 }))).toBe('missed')
    expect(order.take(changed('c', 2))).toBe('next')
  })

  it('sees by a second hello what went by', () => {
    const order = createEventOrder()
    order.take(hello('a', { w: 5 }))
    expect(order.take(hello('a', { w: 5 }))).toBe('next')
    expect(order.take(hello('a', { w: 6 }))).toBe('missed')
    expect(order.take(hello('a', { w: 6, x: 1 }))).toBe('missed')
  })
})
