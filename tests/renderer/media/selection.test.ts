/** What is chosen: by single presses, by ranges, and when the list changes under it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NONE, choose, createMediaSelection, draw, extend, goTo, keepThose, toggle } from '../../../src/renderer/stores/media-selection.ts'

const order = ['a', 'b', 'c', 'd', 'e', 'f']
const sorted = (ids: ReadonlySet<string>) => [...ids].sort()

describe('the selection', () => {
  it('is one file, or one more or less', () => {
    expect(choose('b')).toMatchObject({ active: 'b', anchor: 'b' })
    const two = toggle(choose('b'), 'd')
    expect(sorted(two.ids)).toEqual(['b', 'd'])
    expect(sorted(toggle(two, 'b').ids)).toEqual(['d'])
  })

  it('is drawn out from where it began, in both directions', () => {
    const from = choose('c')
    expect(sorted(extend(from, order, 'e').ids)).toEqual(['c', 'd', 'e'])
    expect(sorted(extend(extend(from, order, 'e'), order, 'b').ids)).toEqual(['b', 'c'])
    expect(sorted(extend(toggle(choose('a'), 'd'), order, 'e', true).ids)).toEqual(['a', 'd', 'e'])
    expect(extend(NONE, order, 'c').ids).toEqual(new Set(['c']))
  })

  it('is what a box holds, alone or beside what was chosen; the keyboard is at its first', () => {
    const before = choose('a')
    expect(draw(before, ['c', 'd'], false)).toEqual({ ids: new Set(['c', 'd']), active: 'c', anchor: 'c' })
    expect(sorted(draw(before, ['c', 'd'], true).ids)).toEqual(['a', 'c', 'd'])
    expect(draw(before, [], false)).toEqual({ ids: new Set(), active: 'a', anchor: 'a' })
  })

  it('moves the keyboard alone where nothing is to be chosen', () => {
    expect(goTo(choose('a'), 'd')).toMatchObject({ ids: new Set(['a']), active: 'd' })
  })

  it('loses what is gone, and the keyboard goes to what stands there now', () => {
    const chosen = extend(choose('b'), order, 'd')
    const after = keepThose(chosen, order, ['a', 'b', 'f'])
    expect(sorted(after.ids)).toEqual(['b'])
    expect(after.active).toBe('f')
    expect(keepThose(chosen, order, order)).toBe(chosen)
    expect(keepThose(choose('f'), order, ['a', 'b']).active).toBe('b')
    expect(keepThose(choose('a'), order, []).active).toBeNull()
  })

  it('never holds a file that the list does not, whatever is pressed', () => {
    const press = fc.record({ act: fc.constantFrom('choose', 'toggle', 'extend', 'keep', 'all', 'clear', 'list'), id: fc.constantFrom(...order), list: fc.subarray(order) })
    fc.assert(fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
      const selection = createMediaSelection()
      selection.follow(order)
      for (const { act, id, list } of presses) {
        const now = selection.order()
        if (act === 'list') selection.follow(list)
        else if (act === 'all') selection.chooseAll()
        else if (act === 'clear') selection.clear()
        else if (now.includes(id)) selection.change((state) => (act === 'choose' ? choose(id) : act === 'toggle' ? toggle(state, id) : extend(state, now, id, act === 'keep')))
        const { ids, active, anchor } = selection.state.getState()
        for (const one of ids) expect(selection.order()).toContain(one)
        if (active !== null) expect(selection.order()).toContain(active)
        if (anchor !== null) expect(selection.order()).toContain(anchor)
      }
    }))
  })
})
