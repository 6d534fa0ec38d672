/** Notifications, with a fake of the system's: which are shown, in whose name, how many become one, and where a click leads. */
import { beforeEach, describe, expect, it } from 'vitest'
import { defaultDesktopSettings } from '../../../src/contract/desktop-settings.ts'
import type { NotificationSettings } from '../../../src/contract/desktop-settings.ts'
import type { Place } from '../../../src/contract/places.ts'
import type { News } from '../../../src/contract/schemas/shell.ts'
import { NotificationCenter } from '../../../src/main/notify/notification-center.ts'
import { desktopWordsIn } from '../../../src/main/words/desktop.ts'
import type { Language } from '../../../src/contract/shell-contract.ts'

const A = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const B = '5a544c1b-0b7c-4c1b-9d62-1f0a1a2b3c4d'
const SEND = '1f0a1a2b-0b7c-4c1b-9d62-5a544c1b3c4d'

const ofA = { workspaceId: A, client: 'Nordic Coffee', title: 'Spring menu' }
const published = (part: Partial<Extract<News, { kind: 'published' }>> = {}): News => ({ kind: 'published', ...ofA, sendId: SEND, networks: ['instagram', 'tiktok'], ...part })
const EVERY: readonly News[] = [
  published(),
  { kind: 'failed', ...ofA, sendId: SEND, posted: 2, failed: 1 },
  { kind: 'needs-you', ...ofA, intentId: SEND },
  { kind: 'missed', ...ofA, sendId: SEND, at: 0 },
  { kind: 'captions', ...ofA, generationId: SEND, draftId: B, written: true },
  { kind: 'paused', account: 'Agency', accountId: B },
]

interface Shown { title: string; body: string; click: () => void; gone: () => void; isTakenBack: boolean }
let shown: Shown[] = []
let opened: Place[] = []
let settings: NotificationSettings
let isFocused = false
let language: Language = 'en'
let time = 0
let timers: { at: number; run: () => void }[] = []

beforeEach(() => {
  shown = []
  opened = []
  settings = defaultDesktopSettings(false).notifications
  isFocused = false
  language = 'en'
  time = 0
  timers = []
})

function center(): NotificationCenter {
  return new NotificationCenter({
    show: ({ title, body }, on) => {
      const one: Shown = { title, body, click: on.click, gone: on.gone, isTakenBack: false }
      shown.push(one)
      return () => { one.isTakenBack = true }
    },
    settings: () => settings,
    isFocused: () => isFocused,
    words: () => desktopWordsIn({ language, locale: null }).notification,
    after: (ms, run) => {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return () => { timers = timers.filter((one) => one !== timer) }
    },
    open: (place) => opened.push(place),
  })
}

function pass(ms: number): void {
  const end = time + ms
  for (;;) {
    const [next] = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
    if (next === undefined) break
    timers = timers.filter((one) => one !== next)
    time = next.at
    next.run()
  }
  time = end
}

const said = () => shown.filter((one) => !one.isTakenBack).map(({ title, body }) => `${title}: ${body}`)

describe('a notification', () => {
  it('says each kind in the client’s name', () => {
    const one = center()
    for (const news of EVERY) one.take(news)
    pass(2_000)
    expect(said()).toEqual([
      'Nordic Coffee: “Spring menu” is out on Instagram and TikTok.',
      'Nordic Coffee: “Spring menu” came out in 2 of 3 places.',
      'Nordic Coffee: “Spring menu” needs you before it can go on.',
      'Nordic Coffee: “Spring menu” has missed its time. Send it now, or let it be.',
      'Nordic Coffee: Captions for “Spring menu” are ready.',
      'Agency: Sending is paused until you look at this account.',
    ])
  })

  it('speaks German', () => {
    language = 'de'
    const one = center()
    for (const news of EVERY) one.take(news)
    pass(2_000)
    for (const line of said()) expect(line).not.toMatch(/ (is|are|has|out) |undefined/)
    expect(said()[0]).toBe('Nordic Coffee: „Spring menu“ ist veröffentlicht (Instagram und TikTok).')
  })

  it('leads to the thing itself, in its client', () => {
    const one = center()
    for (const news of EVERY) one.take(news)
    pass(2_000)
    for (const each of shown) each.click()
    expect(opened).toEqual([
      { kind: 'post', workspaceId: A, sendId: SEND },
      { kind: 'post', workspaceId: A, sendId: SEND },
      { kind: 'outbox', workspaceId: A, filter: 'needs-you' },
      { kind: 'outbox', workspaceId: A, filter: 'needs-you' },
      { kind: 'captions', workspaceId: A, generationId: SEND, draftId: B },
      { kind: 'settings', page: 'accounts' },
    ])
  })

  it('has words for a draft without a title', () => {
    const one = center()
    one.take(published({ title: '  ', networks: [] }))
    pass(2_000)
    expect(said()).toEqual(['Nordic Coffee: An untitled draft is out.'])
  })
})

describe('many', () => {
  it('of one client and kind are one; other clients and kinds have their own', () => {
    const one = center()
    for (let at = 0; at < 5; at += 1) one.take(published({ title: `Post ${at}` }))
    one.take(published({ workspaceId: B, client: 'Bike & Co' }))
    one.take({ kind: 'needs-you', ...ofA, intentId: SEND })
    pass(2_000)
    expect(said()).toEqual(['Nordic Coffee: 5 posts are out.', 'Bike & Co: “Spring menu” is out on Instagram and TikTok.', 'Nordic Coffee: “Spring menu” needs you before it can go on.'])
    shown[0]?.click()
    expect(opened).toEqual([{ kind: 'section', workspaceId: A, section: 'posts' }])
  })

  it('that come one after the other take the place of the one that stands', () => {
    const one = center()
    for (let at = 0; at < 10; at += 1) {
      one.take(published())
      pass(5_000)
    }
    expect(said()).toEqual(['Nordic Coffee: 10 posts are out.'])
    expect(shown).toHaveLength(10)
  })

  it('begin anew once that was clicked, closed, or is a minute old', () => {
    const one = center()
    one.take(published())
    pass(2_000)
    shown[0]?.click()
    one.take(published())
    pass(2_000)
    shown[1]?.gone()
    one.take(published())
    pass(70_000)
    one.take(published())
    pass(2_000)
    expect(shown.map(({ body, isTakenBack }) => [body, isTakenBack])).toEqual(Array.from({ length: 4 }, () => ['“Spring menu” is out on Instagram and TikTok.', false]))
  })
})

describe('the user’s wish', () => {
  it.each(['published', 'failed', 'needs-you', 'missed', 'captions'] as const)('for %s is kept', (kind) => {
    settings = { ...settings, kinds: { ...settings.kinds, [kind]: false } }
    const one = center()
    for (const news of EVERY) one.take(news)
    pass(2_000)
    expect(shown).toHaveLength(kind === 'needs-you' ? EVERY.length - 2 : EVERY.length - 1)
  })

  it('for quiet holds while a window has the focus, and only then', () => {
    const one = center()
    isFocused = true
    one.take(published())
    pass(2_000)
    expect(shown).toEqual([])
    settings = { ...settings, quietWhileFocused: false }
    one.take(published())
    pass(2_000)
    isFocused = false
    settings = { ...settings, quietWhileFocused: true }
    one.take(published({ workspaceId: B }))
    pass(2_000)
    expect(shown).toHaveLength(2)
  })
})

it('nothing is shown after the end', () => {
  const one = center()
  one.take(published())
  one.stop()
  pass(100_000)
  expect([shown, timers]).toEqual([[], []])
})
