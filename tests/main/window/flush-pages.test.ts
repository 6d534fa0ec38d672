import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { PAGE_FLUSH } from '../../../src/contract/page-messages.ts'
import { PageFlush } from '../../../src/main/window/flush-pages.ts'

/** What the asking uses of a page. */
class Page extends EventEmitter {
  readonly id: number
  readonly heard: string[] = []
  isGone = false
  constructor(id: number) {
    super()
    this.id = id
  }
  isDestroyed = () => this.isGone
  isCrashed = () => false
  send(channel: string): void {
    this.heard.push(channel)
  }
  get contents(): WebContents {
    return this as unknown as WebContents
  }
}

const FAR = 3_600_000

describe('asking pages to save', () => {
  it('waits for the word of each', async () => {
    const flush = new PageFlush()
    const pages = [new Page(1), new Page(2)]
    let isDone = false
    const asked = flush.ask(pages.map((page) => page.contents), FAR).finally(() => { isDone = true })
    expect(pages.map((page) => page.heard)).toEqual([[PAGE_FLUSH], [PAGE_FLUSH]])
    flush.flushed(new Page(1).contents, true)
    await Promise.resolve()
    expect(isDone).toBe(false)
    flush.flushed(new Page(2).contents, true)
    expect(await asked).toBe(true)
  })

  it('says when one of them could not', async () => {
    const flush = new PageFlush()
    const pages = [new Page(1), new Page(2)]
    const asked = flush.ask(pages.map((page) => page.contents), FAR)
    flush.flushed(new Page(1).contents, false)
    flush.flushed(new Page(2).contents, true)
    expect(await asked).toBe(false)
  })

  it('does not wait for ever', async () => {
    const page = new Page(1)
    // What a silent page holds may not be saved.
    expect(await new PageFlush().ask([page.contents], 10)).toBe(false)
    expect(page.heard).toEqual([PAGE_FLUSH])
    expect(page.eventNames()).toEqual([])
  })

  it.each(['destroyed', 'render-process-gone'])('does not wait for one that is %s, and leaves no listener', async (event) => {
    const page = new Page(1)
    const asked = new PageFlush().ask([page.contents], FAR)
    page.emit(event)
    expect(await asked).toBe(true)
    expect(page.eventNames()).toEqual([])
  })

  it('does not ask one that is gone', async () => {
    const page = new Page(1)
    page.isGone = true
    await new PageFlush().ask([page.contents], FAR)
    expect(page.heard).toEqual([])
  })

  it('answers two who ask at the same time', async () => {
    const flush = new PageFlush()
    const page = new Page(1)
    const both = Promise.all([flush.ask([page.contents], FAR), flush.ask([page.contents], FAR)])
    flush.flushed(page.contents, true)
    expect(await both).toEqual([true, true])
    expect(page.eventNames()).toEqual([])
  })

  it('knows nothing of a page that was not asked', () => {
    expect(() => new PageFlush().flushed(new Page(7).contents, true)).not.toThrow()
  })
})
