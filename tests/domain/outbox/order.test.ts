import { describe, expect, it } from 'vitest'
import { putBefore } from '../../../src/domain/outbox/index.ts'

describe('another order', () => {
  it.each([
    ['c before a', 'c', 'a', ['c', 'a', 'b', 'd']],
    ['a before c', 'a', 'c', ['b', 'a', 'c', 'd']],
    ['a last', 'a', null, ['b', 'c', 'd', 'a']],
    ['d last, where it is', 'd', null, null],
    ['a before b, where it is', 'a', 'b', null],
    ['a before itself', 'a', 'a', null],
    ['one that is not there', 'x', 'a', null],
    ['before one that is not there', 'a', 'x', null],
  ])('%s', (_name, id, before, expected) => {
    expect(putBefore(['a', 'b', 'c', 'd'], id, before)).toEqual(expected)
  })
})
