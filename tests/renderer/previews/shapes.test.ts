import { describe, expect, it } from 'vitest'
import { shortAddress } from '../../../src/renderer/components/previews/address.ts'
import { fillsScreen, ratioOf, shownRatio } from '../../../src/renderer/components/previews/ratios.ts'

const sized = (width: number | null, height: number | null) => ({ width, height })

describe('the shape in which a network shows a picture', () => {
  it.each<[string, Parameters<typeof shownRatio>[0], number, number, number]>([
    ['a tall one on Instagram is cropped to 4:5', 'instagram-feed', 900, 1_600, 0.8],
    ['a wide one on Instagram is cropped to 1.91:1', 'instagram-feed', 3_000, 1_000, 1.91],
    ['one in between stays', 'instagram-feed', 1_200, 1_000, 1.2],
    ['X shows taller ones', 'x-post', 700, 1_000, 0.75],
    ['a square stays', 'linkedin-post', 500, 500, 1],
  ])('%s', (_what, postType, width, height, ratio) => {
    expect(shownRatio(postType, sized(width, height))).toBeCloseTo(ratio, 5)
  })

  it('is square while it is not known', () => {
    expect(shownRatio('facebook-post', undefined)).toBe(1)
    expect(shownRatio('facebook-post', sized(null, 100))).toBe(1)
    expect(ratioOf(sized(0, 100))).toBeNull()
  })

  it('fills the screen of a phone when it is nearly upright', () => {
    expect([sized(1_080, 1_920), sized(1_080, 1_700), sized(null, null)].map(fillsScreen)).toEqual([true, true, true])
    expect([sized(1_080, 1_350), sized(1_000, 1_000), sized(1_920, 1_080), sized(500, 2_000)].map(fillsScreen)).toEqual([false, false, false, false])
  })
})

describe('an address as X shows it', () => {
  it.each([
    ['https://www.nordic-coffee.com/', 'nordic-coffee.com/'],
    ['nordic-coffee.com/spring', 'nordic-coffee.com/spring'],
    ['http://nordic-coffee.com/spring-menu-2026/first', 'nordic-coffee.com/spring-menu-202…'],
    ['https://a.co', 'a.co'],
  ])('%s', (address, shown) => {
    expect(shortAddress(address)).toBe(shown)
  })
})
