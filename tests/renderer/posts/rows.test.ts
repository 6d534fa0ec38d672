import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../src/renderer/screens/posts/rows.ts'
import { aForeignPost, aPost } from './samples.ts'

const keys = (...given: Parameters<typeof rowsOf>) => rowsOf(...given).map((row) => row.key)

describe('the lines of the list of posts', () => {
  it('are our own alone, without headings, where nothing was made elsewhere', () => {
    expect(keys([aPost({ sendId: 'a' }), aPost({ sendId: 'b' })], true, [])).toEqual(['a', 'b'])
  })

  it('put those made elsewhere below the last of our own, each under its heading', () => {
    expect(keys([aPost({ sendId: 'a' })], true, [aForeignPost({ remotePostId: 'x' })])).toEqual(['section-own', 'a', 'section-elsewhere', 'elsewhere-x'])
  })

  it('show none made elsewhere while older ones of our own are not read', () => {
    expect(keys([aPost({ sendId: 'a' })], false, [aForeignPost()])).toEqual(['a'])
  })

  it('have no heading over nothing', () => {
    expect(keys([], true, [aForeignPost({ remotePostId: 'x' })])).toEqual(['section-elsewhere', 'elsewhere-x'])
    expect(keys([], true, [])).toEqual([])
  })
})
