/** The list of files: read in parts as one scrolls, and true to the core whatever changes meanwhile. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIRST_PART, NO_FILTER, PART, countOf } from '../../../src/renderer/stores/media-library.ts'
import { openLibrary } from './fake-library.ts'
import { idOf, libraryItem } from './items.ts'

async function opened(count: number, parts = 1) {
  const all = openLibrary(count)
  all.library.start()
  await all.time.pass(0)
  for (let read = 1; read < parts; read += 1) {
    all.library.more()
    await all.time.pass(0)
  }
  all.rig.pages = []
  return all
}

describe('the library in parts', () => {
  it('reads the first part, the next when it is wanted, and says where it ends', async () => {
    const { library, time, shown } = await opened(250)
    expect(library.state.getState()).toMatchObject({ phase: 'ready', hasMore: true })
    expect(shown()).toHaveLength(FIRST_PART)
    library.more()
    library.more()
    await time.pass(0)
    expect(shown()).toHaveLength(250)
    expect(library.state.getState().hasMore).toBe(false)
  })

  it('goes on when the next part is wanted at the very moment that one is shown', async () => {
    const { library, time, shown } = await opened(1_500)
    const off = library.state.subscribe((now, before) => {
      if (now.items !== before.items && now.hasMore) library.more()
    })
    library.more()
    await time.pass(0)
    off()
    expect(shown()).toHaveLength(1_500)
  })

  it('reads to the end for one who wants all', async () => {
    const { library, time, shown } = await opened(1_000)
    const done = library.all()
    await time.pass(0)
    expect(await done).toBe(true)
    expect(shown()).toHaveLength(1_000)
  })

  it('reads until a file is listed, and no further', async () => {
    const { library, time, shown, rig } = await opened(6_000)
    const found = library.reach(idOf(5_000))
    await time.pass(0)
    expect(await found).toBe(true)
    expect(shown().some((item) => item.id === idOf(5_000))).toBe(true)
    expect(rig.pages).toHaveLength(5)
    expect(await library.reach(idOf(5_500))).toBe(true)
    expect(rig.pages).toHaveLength(5)
    const none = library.reach(idOf(9_999))
    await time.pass(0)
    expect(await none).toBe(false)
  })

  it('says so when the end is not reached', async () => {
    const { library, time, rig } = await opened(1_000)
    rig.fails = true
    const done = library.all()
    await time.pass(0)
    expect(await done).toBe(false)
    expect(library.state.getState()).toMatchObject({ phase: 'ready', error: 'DISK_READ_ONLY' })
    expect(library.state.getState().items).toHaveLength(FIRST_PART)
  })

  it('reads one part for a change in one, however long the list', async () => {
    const { rig, time, shown } = await opened(2_000, 10)
    rig.set(2_000 - FIRST_PART - 3 * PART, { starred: true })
    await time.pass(1_000)
    expect(rig.pages).toEqual([PART])
    expect(shown().filter((item) => item.starred)).toHaveLength(1)
  })

  it('reads the top for what is new, one time for a burst of it', async () => {
    const { rig, time, numbers } = await opened(500, 3)
    for (let number = 501; number <= 540; number += 1) rig.add(number)
    await time.pass(1_000)
    expect(rig.pages.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3 * FIRST_PART + 50)
    expect(numbers()).toEqual(rig.truth().map((item) => Number(item.id.slice(-12))))
  })

  it('keeps what was read when a read fails, and tries again by itself', async () => {
    const { rig, library, time, shown } = await opened(50)
    rig.fails = true
    rig.add(51)
    await time.pass(500)
    expect(library.state.getState()).toMatchObject({ phase: 'ready', error: 'DISK_READ_ONLY' })
    expect(shown()).toHaveLength(50)
    rig.fails = false
    await time.pass(3_000)
    expect(library.state.getState().error).toBeNull()
    expect(shown()).toHaveLength(51)
  })

  it('says that it could not be read at first, and is there once it can be', async () => {
    const { rig, library, time } = openLibrary(5)
    rig.fails = true
    library.start()
    await time.pass(0)
    expect(library.state.getState()).toMatchObject({ phase: 'failed', error: 'DISK_READ_ONLY' })
    rig.fails = false
    await time.pass(3_000)
    expect(library.state.getState()).toMatchObject({ phase: 'ready', error: null })
  })

  it('takes no answer to a filter that is no longer set', async () => {
    const { rig, library, time, shown } = await opened(30)
    rig.set(7, { starred: true })
    await time.pass(1_000)
    let open = () => {}
    rig.gate = new Promise((resolve) => { open = resolve })
    library.setFilter({ trashed: false, starred: true })
    await time.pass(0)
    library.setFilter({ trashed: true })
    rig.gate = null
    open()
    await time.pass(0)
    expect(library.state.getState()).toMatchObject({ phase: 'ready', filter: { trashed: true } })
    expect(shown()).toEqual([])
  })

  it('lets a file come into a filtered list and leave it', async () => {
    const { rig, library, time, numbers } = await opened(400, 3)
    library.setFilter({ trashed: false, starred: true })
    await time.pass(0)
    expect(numbers()).toEqual([])
    rig.set(20, { starred: true })
    rig.set(300, { starred: true })
    await time.pass(3_000)
    expect(numbers()).toEqual([300, 20])
    rig.set(300, { starred: false })
    await time.pass(3_000)
    expect(numbers()).toEqual([20])
  })

  it('shows an answer to a change at once, and keeps the order when nothing in it moved', async () => {
    const { library, shown } = await opened(30)
    const { order } = library.state.getState()
    library.put(libraryItem(12, { alt: 'A harbour' }))
    expect(shown().find((item) => item.id === idOf(12))?.alt).toBe('A harbour')
    expect(library.state.getState().order).toBe(order)
  })

  it('follows nothing while nobody looks, and is up to date when one comes back', async () => {
    const { rig, library, time, shown } = openLibrary(10)
    const stop = library.start()
    await time.pass(0)
    stop()
    rig.pages = []
    rig.add(11)
    await time.pass(5_000)
    expect(rig.pages).toEqual([])
    library.start()
    await time.pass(1_000)
    expect(shown()).toHaveLength(11)
  })

  it('counts by the numbers of the overview where they say it', async () => {
    const { library, time } = await opened(5_000)
    expect(countOf(library.state.getState())).toBe(5_000)
    library.setFilter({ ...NO_FILTER, starred: true, kind: 'image' })
    await time.pass(0)
    expect(countOf(library.state.getState())).toBe(0)
    expect(countOf({ ...library.state.getState(), hasMore: true, filter: { trashed: false, text: 'cup' } })).toBeNull()
    expect(countOf({ ...library.state.getState(), hasMore: true, filter: { trashed: false, kind: 'video' } })).toBe(0)
  })

  it('is what the core has, as far as it was read, after any run of changes', async () => {
    const act = fc.record({ act: fc.constantFrom('add', 'trash', 'star', 'unstar', 'more', 'restore', 'wait'), at: fc.nat(700) })
    await fc.assert(fc.asyncProperty(fc.array(act, { maxLength: 60 }), fc.boolean(), async (acts, isFiltered) => {
      const { rig, library, time, numbers } = await opened(600, 2)
      if (isFiltered) {
        library.setFilter({ trashed: false, starred: false })
        await time.pass(0)
      }
      let next = 601
      for (const { act: what, at } of acts) {
        if (what === 'add') rig.add(next++)
        else if (what === 'trash') rig.set(at, { trashedAt: 1 })
        else if (what === 'star') rig.set(at, { starred: true })
        else if (what === 'unstar') rig.set(at, { starred: false })
        else if (what === 'more') library.more()
        else if (what === 'restore') {
          rig.set(at, { trashedAt: null })
          // Whoever restores knows that the file is no new one.
          library.refresh()
        } else await time.pass(100)
      }
      await time.pass(10_000)
      const truth = rig.truth(library.state.getState().filter).map((item) => Number(item.id.slice(-12)))
      const shown = numbers()
      expect(shown).toEqual(truth.slice(0, shown.length))
      if (!library.state.getState().hasMore) expect(shown).toHaveLength(truth.length)
      else expect(shown.length).toBeGreaterThan(0)
    }), { numRuns: 60 })
  })
})
