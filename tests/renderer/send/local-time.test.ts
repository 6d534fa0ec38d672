import { describe, expect, it } from 'vitest'
import { fromField, toField } from '../../../src/renderer/lib/local-time.ts'

describe('the field for "not after"', () => {
  it('gives back the minute it was given', () => {
    for (const time of [Date.UTC(2026, 2, 20, 10, 5), Date.UTC(2027, 0, 1), Date.UTC(2026, 9, 25, 1, 30)]) expect(fromField(toField(time))).toBe(time)
  })

  it('is empty of meaning until it holds a whole date', () => {
    for (const text of ['', '2026', '2026-03-20', 'T10:00', '2026-03-20T1']) expect(fromField(text)).toBeNull()
  })
})
