import { describe, expect, it } from 'vitest'
import { insertionOf, missingTags, tidyHashtags } from '../../../src/domain/writing/index.ts'

describe('a set of hashtags', () => {
  it.each([
    ['coffee, #Oslo oslo', '#coffee #Oslo'],
    ['#a#b  ##c', '#a #b #c'],
    ['kaffee;röstung\n#Grünerløkka', '#kaffee #röstung #Grünerløkka'],
    ['#2026 100 !', ''],
    ['#spring2026', '#spring2026'],
    ['＃日本 コーヒー', '#日本 #コーヒー'],
    ['it’s', '#it'],
  ])('of %j is %j', (typed, tidy) => {
    expect(tidyHashtags(typed)).toBe(tidy)
    expect(tidyHashtags(tidy)).toBe(tidy)
  })

  it('gives a text those tags that it lacks', () => {
    expect(missingTags('#Coffee #oslo #latte', 'Hi #COFFEE and #oslofjord')).toEqual(['#oslo', '#latte'])
    expect(missingTags('#a1 #a1', '')).toEqual(['#a1'])
  })
})

describe('what is put in', () => {
  const set = { kind: 'hashtags' as const, text: '#one #two' }
  it.each([
    ['', 0, '#one #two'],
    ['Menu', 4, ' #one #two'],
    ['Menu ', 5, '#one #two'],
    ['Menu\n', 5, '#one #two'],
    ['ab', 1, ' #one #two '],
    ['#One Menu', 9, ' #two'],
    ['#one #two', 0, ''],
  ])('of a set into %j at %i is %j', (text, at, put) => {
    expect(insertionOf(set, text, at)).toBe(put)
  })

  it('is any other text as it is', () => {
    expect(insertionOf({ kind: 'snippet', text: ' Open\nfrom 8 ' }, 'ab', 1)).toBe(' Open\nfrom 8 ')
  })
})
