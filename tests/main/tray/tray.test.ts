/** The tray, with a fake of the system's icon: what it shows for which state, and when it is drawn. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ShellStatus } from '../../../src/contract/schemas/shell.ts'
import { StatusTray } from '../../../src/main/tray/status-tray.ts'
import type { TrayParts } from '../../../src/main/tray/status-tray.ts'
import { NO_STATUS, stateOf, trayView } from '../../../src/main/tray/tray-model.ts'
import type { TrayAct, TrayLine, TrayView } from '../../../src/main/tray/tray-model.ts'
import { desktopWordsIn } from '../../../src/main/words/desktop.ts'

const ID = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const NOW = new Date(2026, 10, 24, 9, 0).getTime()
const words = desktopWordsIn({ language: 'en', locale: null }).tray
const status = (part: Partial<ShellStatus>): ShellStatus => ({ ...NO_STATUS, ...part })
const send = (hours: number, client = 'Nordic Coffee', title = 'Spring menu', zone: string | null = null) => ({ workspaceId: ID, client, title, sendId: ID, at: NOW + hours * 3_600_000, zone })
const CLIENTS = [{ id: ID, name: 'Nordic Coffee', color: 'teal' as const }, { id: '5a544c1b-0b7c-4c1b-9d62-1f0a1a2b3c4d', name: 'Bike & Co', color: 'blue' as const }]

function labels(lines: readonly TrayLine[]): string[] {
  return lines.flatMap((line) => (line.kind === 'separator' ? ['—'] : line.kind === 'more' ? [`${line.label} >`, ...labels(line.lines).map((one) => `  ${one}`)] : [line.label]))
}
const actOf = (view: TrayView, label: string): TrayAct | undefined => {
  const all = view.lines.flatMap((line) => (line.kind === 'more' ? line.lines : [line]))
  const found = all.find((line) => line.kind === 'act' && line.label === label)
  return found?.kind === 'act' ? found.act : undefined
}

describe('the state of the icon', () => {
  it.each([
    ['calm', {}],
    ['calm', { planned: 3, next: [send(1)] }],
    ['busy', { onTheirWay: 2 }],
    ['offline', { onTheirWay: 2, offline: true }],
    ['needs-you', { onTheirWay: 2, offline: true, needsYou: 1 }],
  ] as const)('is %s', (state, part) => {
    expect(stateOf(status({ ...part, next: [] }))).toBe(state)
  })

  it.each(['calm', 'busy', 'offline', 'needs-you'])('has its pictures: %s', async (state) => {
    for (const [name, size] of [[`${state}.png`, 16], [`${state}@2x.png`, 32], [`${state}-template.png`, 16], [`${state}-template@2x.png`, 32]] as const) {
      const path = fileURLToPath(new URL(`../../../src/main/tray/pictures/${name}`, import.meta.url))
      expect(existsSync(path), name).toBe(true)
      const { width, height, hasAlpha } = await sharp(path).metadata()
      expect({ width, height, hasAlpha }).toEqual({ width: size, height: size, hasAlpha: true })
      if (!name.includes('template')) continue
      // A template picture is black and nothing: the system colours it.
      const { data } = await sharp(path).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
      for (let at = 0; at < data.length; at += 4) if ((data[at + 3] ?? 0) > 0) expect(Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0), name).toBe(0)
    }
  })
})

describe('the menu of the tray', () => {
  it('says how things stand, what is next, and leads there', () => {
    const view = trayView(status({ onTheirWay: 1, needsYou: 2, offline: true, planned: 7, next: [send(9.5), send(33, 'Bike & Co', '')], clients: CLIENTS }), words, NOW)
    expect(labels(view.lines)).toEqual([
      'Offline · 1 post on its way · 2 need you',
      'Next: 18:30, Nordic Coffee — Spring menu',
      'See what needs you',
      '—',
      'Open PowerPost',
      'New draft >', '  Nordic Coffee', '  Bike & Co',
      'Next sends >', '  18:30, Nordic Coffee — Spring menu', '  Wed 25 Nov, 18:00, Bike & Co — untitled', '  and 5 more',
      '—',
      'Quit PowerPost',
    ])
    expect(view.toolTip).toBe('PowerPost\nOffline · 1 post on its way · 2 need you\nNext: 18:30, Nordic Coffee — Spring menu')
    expect(actOf(view, 'See what needs you')).toEqual({ kind: 'see-needs' })
    expect(actOf(view, 'Bike & Co')).toEqual({ kind: 'new-draft', workspaceId: CLIENTS[1]?.id })
    expect(actOf(view, '18:30, Nordic Coffee — Spring menu')).toEqual({ kind: 'see-send', workspaceId: ID })
  })

  it('is short where there is little to say', () => {
    expect(labels(trayView(NO_STATUS, words, NOW).lines)).toEqual(['Nothing waiting', '—', 'Open PowerPost', 'Next sends >', '  Nothing planned', '—', 'Quit PowerPost'])
    expect(labels(trayView(status({ clients: CLIENTS.slice(0, 1) }), words, NOW).lines)).toContain('New draft for Nordic Coffee')
  })

  it('speaks German', () => {
    const view = trayView(status({ onTheirWay: 3, planned: 1, next: [send(9.5)] }), desktopWordsIn({ language: 'de', locale: null }).tray, NOW)
    expect(labels(view.lines).slice(0, 2)).toEqual(['3 Beiträge unterwegs', 'Als Nächstes: 18:30, Nordic Coffee: Spring menu'])
  })

  it('tells a time by the clock of the client, with the user’s own beside it where that is another one', () => {
    const zone = new Date(NOW).getTimezoneOffset() === 0 ? 'Asia/Tokyo' : 'UTC'
    const at = (timeZone: string | undefined) => new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone }).format(send(33).at)
    const clockOfUser = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(send(33).at)
    const isSameDay = at(zone).slice(0, 10) === at(undefined).slice(0, 10)
    const view = (one: ReturnType<typeof send>, spoken: Parameters<typeof desktopWordsIn>[0]) => labels(trayView(status({ next: [one] }), desktopWordsIn(spoken).tray, NOW).lines)
    const yours = isSameDay ? clockOfUser : at(undefined)
    expect(view(send(33, 'N', 'T', zone), { language: 'en', locale: null })).toContain(`Next: ${at(zone)} (your time ${yours}), N — T`)
    expect(view(send(33, 'N', 'T', Intl.DateTimeFormat().resolvedOptions().timeZone), { language: 'en', locale: null })).toContain(`Next: ${at(undefined)}, N — T`)
    expect(view(send(33, 'N', 'T', zone), { language: 'de', locale: 'de-AT' }).find((one) => one.includes('(bei dir '))).toBeDefined()
    // As the country writes it.
    expect(view(send(9.5), { language: 'en', locale: 'en-US' }).find((one) => /06:30\sPM, Nordic Coffee/.test(one))).toBeDefined()
  })

  it('keeps a long title to its line', () => {
    const [, line] = labels(trayView(status({ planned: 1, next: [send(1, 'N', `A ${'very '.repeat(40)}long\n\ntitle`)] }), words, NOW).lines)
    expect(line?.length).toBeLessThan(90)
    expect(line).not.toContain('\n')
  })
})

describe('the icon', () => {
  let shown: TrayView[] = []
  let removed = 0
  let acts: TrayAct[] = []
  let tick: (() => void) | null = null
  let now = NOW
  let hasPlace = true
  beforeEach(() => {
    shown = []
    removed = 0
    acts = []
    tick = null
    now = NOW
    hasPlace = true
  })
  const tray = (part: Partial<TrayParts> = {}) => new StatusTray({
    create: (onAct) => (hasPlace ? { show: (view) => { shown.push(view); if (view.lines.length === 0) onAct({ kind: 'open' }) }, remove: () => void (removed += 1) } : null),
    words: () => words,
    now: () => now,
    everyMinute: (callback) => {
      tick = callback
      return () => { tick = null }
    },
    onAct: (act) => acts.push(act),
    ...part,
  })

  it('is there while it is wanted, with the last state', () => {
    const one = tray()
    one.show(status({ needsYou: 1 }))
    expect(shown).toEqual([])
    one.setOn(true)
    one.setOn(true)
    expect(shown.map(({ state }) => state)).toEqual(['needs-you'])
    one.setOn(false)
    expect(removed).toBe(1)
    expect(tick).toBeNull()
    one.show(NO_STATUS)
    expect(shown).toHaveLength(1)
    one.setOn(true)
    expect(shown.map(({ state }) => state)).toEqual(['needs-you', 'calm'])
  })

  it('is drawn only when something differs, and when a day has passed', () => {
    const one = tray()
    one.setOn(true)
    one.show(status({ planned: 1, next: [send(9.5)] }))
    one.show(status({ planned: 1, next: [send(9.5)] }))
    tick?.()
    expect(shown).toHaveLength(2)
    now -= 86_400_000
    tick?.()
    expect(shown).toHaveLength(3)
    expect(shown.at(-1)?.toolTip).toContain('Tue 24 Nov')
  })

  it('costs nothing where the system has no place for it', () => {
    hasPlace = false
    const one = tray()
    one.setOn(true)
    one.show(status({ needsYou: 1 }))
    one.redraw()
    expect([shown, tick]).toEqual([[], null])
    one.setOn(false)
    expect(removed).toBe(0)
  })
})
