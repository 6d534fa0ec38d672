import de from 'emojibase-data/de/compact.json'
import en from 'emojibase-data/en/compact.json'
import { describe, expect, it } from 'vitest'
import { EMOJI_GROUPS, buildEmoji, searchEmoji, withTone } from '../../../src/renderer/screens/emoji/emoji-data.ts'
import { COLUMNS, cellAt, emojiRows, moveFrom } from '../../../src/renderer/screens/emoji/emoji-rows.ts'
import { unseenVersions } from '../../../src/renderer/screens/emoji/load-emoji.ts'
import { createEmojiStore } from '../../../src/renderer/stores/emoji.ts'

const all = buildEmoji(en, de, () => true)
const found = (query: string, most = 5) => searchEmoji(all, query).slice(0, most).map((one) => one.text.replaceAll('\uFE0F', ''))

describe('the emoji', () => {
  it('are all there, in groups, each with a name in both languages', () => {
    expect(all.length).toBeGreaterThan(1_800)
    expect(new Set(all.map((one) => one.group))).toEqual(new Set(EMOJI_GROUPS))
    expect(all.filter((one) => one.names.en === '' || one.names.de === '')).toEqual([])
    expect(all[0]).toMatchObject({ text: '😀', group: 'smileys', names: { en: 'grinning face', de: 'grinsendes Gesicht' } })
    // Parts that are none by themselves.
    expect(all.filter((one) => /^1F3F[B-F]$|^1F1[EF].$/.test(one.code))).toEqual([])
  })

  it.each([
    ['coffee', '☕'], ['kaffee', '☕'], ['Kaffee', '☕'], ['heart red', '❤'], ['rotes herz', '❤'], ['brötchen', '🥯'], ['crossed fingers', '🤞'], ['gekreuzten fingern', '🤞'], ['norway', '🇳🇴'], ['norwegen', '🇳🇴'], ['grun', '💚'],
  ])('called %s are found', (query, emoji) => {
    expect(found(query, 40)).toContain(emoji)
  })

  it('are found by their names before other words, and not by the middle of a word', () => {
    expect(found('coffee', 1)).toEqual(['☕'])
    expect(found('rotes Herz', 1)).toEqual(['❤'])
    expect(found('ffee')).toEqual([])
    expect(found('  ')).toEqual([])
    expect(found('qqqq')).toEqual([])
  })

  it('have skin tones where they can, two people the same one', () => {
    const wave = all.find((one) => one.text === '👋')
    expect(wave && [withTone(wave, 0), withTone(wave, 1), withTone(wave, 5)]).toEqual(['👋', '👋🏻', '👋🏿'])
    const two = all.find((one) => one.names.en === 'handshake')
    expect(two?.toned).toHaveLength(5)
    expect(two && withTone(two, 3)).toContain('\u{1F3FD}')
    const cup = all.find((one) => one.names.en === 'hot beverage')
    expect(cup && withTone(cup, 4)).toBe(cup?.text)
  })

  it('that the computer cannot draw are left out, unless it draws none', () => {
    expect(unseenVersions((text) => text === '\u{1F600}' || text === '\u{1FAE8}')).toEqual(['17', '16', '15.1'])
    expect(unseenVersions(() => true)).toEqual([])
    expect(unseenVersions((text) => text === '\u{1F600}')).toEqual(['17', '16', '15.1', '15', '14'])
    expect(unseenVersions(() => false)).toEqual([])
    expect(buildEmoji(en, de, (code) => code !== '1F600')[0]?.text).not.toBe('😀')
  })
})

describe('the grid', () => {
  const recent = all.slice(100, 100 + COLUMNS + 2)
  const rows = emojiRows(all, recent, null)

  it('has what was used lately first, then the groups', () => {
    expect(rows.filter((row) => row.kind === 'heading').map((row) => row.kind === 'heading' && row.group)).toEqual(['recent', ...EMOJI_GROUPS])
    expect(rows[1]).toMatchObject({ first: 0 })
    expect(rows[2]).toMatchObject({ first: COLUMNS, cells: recent.slice(COLUMNS) })
    expect(emojiRows(all, recent, all.slice(0, 3)).map((row) => row.kind)).toEqual(['heading', 'emoji'])
    expect(emojiRows(all, recent, [])).toEqual([])
  })

  it('is walked by the arrows, past headings, from end to end', () => {
    expect(moveFrom(rows, 0, 'ArrowRight', 5)).toBe(1)
    expect(moveFrom(rows, 0, 'ArrowLeft', 5)).toBe(0)
    // To the shorter row, at its end.
    expect(moveFrom(rows, COLUMNS - 1, 'ArrowDown', 5)).toBe(COLUMNS + 1)
    // Over a heading to the next group, and back.
    const next = moveFrom(rows, COLUMNS + 1, 'ArrowDown', 5) ?? -1
    expect(cellAt(rows, next)).toMatchObject({ column: 1 })
    expect(next).toBe(recent.length + 1)
    expect(moveFrom(rows, next, 'ArrowUp', 5)).toBe(COLUMNS + 1)
    expect(moveFrom(rows, 4, 'Home', 5)).toBe(0)
    expect(moveFrom(rows, 4, 'End', 5)).toBe(COLUMNS - 1)
    const last = all.length + recent.length - 1
    expect(moveFrom(rows, last, 'ArrowRight', 5)).toBe(last)
    expect(cellAt(rows, last + 1)).toBeNull()
    expect(moveFrom(rows, 0, 'a', 5)).toBeNull()
    expect(moveFrom([], 0, 'ArrowDown', 5)).toBeNull()
  })
})

describe('what was used lately', () => {
  it('is remembered, the latest first, and no more than a few rows', () => {
    let kept: string | null = null
    const remembered = { read: () => kept, write: (text: string) => { kept = text } }
    const store = createEmojiStore(remembered)
    for (const emoji of all.slice(0, 40)) store.getState().use(emoji.code)
    store.getState().use(all[20]?.code ?? '')
    store.getState().setTone(3)
    const again = createEmojiStore(remembered).getState()
    expect(again.recent).toHaveLength(27)
    expect(again.recent[0]).toBe(all[20]?.code)
    expect(again.tone).toBe(3)
  })

  it.each([null, '', '{', '[]', '{"recent":["<b>"],"tone":0}', '{"recent":[],"tone":9}'])('begins anew from %s', (kept) => {
    expect(createEmojiStore({ read: () => kept, write: () => {} }).getState()).toMatchObject({ recent: [], tone: 0 })
  })

  it('goes on where nothing can be remembered', () => {
    const store = createEmojiStore({ read: () => { throw new Error('no') }, write: () => { throw new Error('no') } })
    store.getState().use('1F600')
    expect(store.getState().recent).toEqual(['1F600'])
  })
})
