import { describe, expect, it } from 'vitest'
import { FEW } from '../../../src/renderer/screens/palette/groups.ts'
import { recentOf } from '../../../src/renderer/screens/palette/recent-drafts.ts'

const draft = (id: string) => ({ id, title: `Draft ${id}`, excerpt: '', updatedAt: 1 })
const ids = (drafts: readonly { id: string }[]) => drafts.map(({ id }) => id)
const newest = Array.from({ length: 40 }, (_, at) => draft(String(at)))

describe('recent drafts', () => {
  it('are those looked at, in that order, then the newest, each once', () => {
    expect(ids(recentOf(newest, [], ['30', '2'], null))).toEqual(['30', '2', '0', '1', '3', '4'])
    expect(ids(recentOf(newest, [], [], null))).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  it('leave out the one on the screen, wherever it comes from', () => {
    expect(ids(recentOf(newest, [], ['30', '2'], '30'))).toEqual(['2', '0', '1', '3', '4', '5'])
    expect(ids(recentOf(newest, [], ['30'], '0'))).toEqual(['30', '1', '2', '3', '4', '5'])
  })

  it('have those that are not in the list as they were read, and leave out those that are nowhere', () => {
    expect(ids(recentOf(newest, [draft('far')], ['gone', 'far'], null))).toEqual(['far', '0', '1', '2', '3', '4'])
  })

  it('are a few at most, and as many as there are', () => {
    expect(recentOf(newest, [], ids(newest), null)).toHaveLength(FEW)
    expect(ids(recentOf(newest.slice(0, 2), [], ['1'], null))).toEqual(['1', '0'])
    expect(recentOf([], [], ['1'], null)).toEqual([])
  })
})
