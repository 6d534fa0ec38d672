import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { PAGE_ARRIVAL } from '../../../src/contract/page-messages.ts'
import { Arrivals } from '../../../src/main/window/arrivals.ts'

function page() {
  const heard: unknown[] = []
  const contents = { isDestroyed: () => false, send: (channel: string, message: unknown) => heard.push([channel, message]) } as unknown as WebContents
  return { heard, contents }
}
const place = (section: 'drafts' | 'outbox') => ({ kind: 'place', place: { kind: 'section', workspaceId: '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d', section }, from: 'link' }) as const

describe('leading the window to a place', () => {
  it('brings it to the front, and waits until its page listens', () => {
    const { heard, contents } = page()
    let shown = 0
    const arrivals = new Arrivals(() => {
      shown += 1
      return { webContents: contents }
    })
    arrivals.deliver(place('drafts'))
    arrivals.deliver(place('outbox'))
    expect([shown, heard]).toEqual([2, []])
    arrivals.ready(contents)
    expect(heard).toEqual([[PAGE_ARRIVAL, place('drafts')], [PAGE_ARRIVAL, place('outbox')]])
    arrivals.deliver({ kind: 'refused-link' })
    expect(heard).toHaveLength(3)
  })

  it('waits again while the page is loaded anew, and when the window is another', () => {
    const first = page()
    const second = page()
    let now = first
    const arrivals = new Arrivals(() => ({ webContents: now.contents }))
    arrivals.ready(first.contents)
    arrivals.gone(first.contents)
    arrivals.deliver(place('drafts'))
    expect(first.heard).toEqual([])
    arrivals.ready(first.contents)
    expect(first.heard).toHaveLength(1)
    now = second
    arrivals.deliver(place('outbox'))
    expect(first.heard).toHaveLength(1)
    arrivals.ready(second.contents)
    expect(second.heard).toEqual([[PAGE_ARRIVAL, place('outbox')]])
  })

  it('keeps no flood of them', () => {
    const { heard, contents } = page()
    const arrivals = new Arrivals(() => ({ webContents: contents }))
    for (let at = 0; at < 10_000; at += 1) arrivals.deliver(place('drafts'))
    arrivals.ready(contents)
    expect(heard.length).toBeLessThanOrEqual(5)
  })
})
