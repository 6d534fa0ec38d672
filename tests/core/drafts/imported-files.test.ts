/** Files arrive while a window types: neither side refuses or undoes the other (decision 0007). */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, createDraftsRig } from './rig.ts'
import type { DraftsRig } from './rig.ts'

let rig: DraftsRig
beforeEach(() => {
  rig = createDraftsRig()
})
afterEach(() => rig.test.dispose())

const filesInRows = (draftId: string) => rig.test.workspace.db.prepare<[string], string>('SELECT media_id FROM draft_media WHERE draft_id = ? ORDER BY position').pluck().all(draftId)

describe('a save on a base from before an import', () => {
  it('keeps the new files and is not refused, however often the window saves before it looks', () => {
    const [old, one, two] = [rig.media(), rig.media(), rig.media()]
    const draft = rig.create({ shared: 'a', mediaIds: [old] })
    rig.append(draft.id, one)
    rig.append(draft.id, two)
    expect(rig.get(draft.id).rev).toBe(3)
    let base = { id: draft.id, rev: draft.rev }
    for (const text of ['ab', 'abc', 'abcd']) {
      rig.restart()
      base = { ...base, ...rig.save(base, { shared: text, mediaIds: [old] }) }
      expect(rig.get(draft.id).content).toMatchObject({ shared: text, mediaIds: [old, one, two] })
      expect(rig.get(draft.id).rev).toBe(base.rev + 2)
    }
    // One more arrives between two saves.
    const three = rig.media()
    rig.append(draft.id, three)
    base = { ...base, ...rig.save(base, { shared: 'abcde', mediaIds: [old] }) }
    expect(rig.get(draft.id).content.mediaIds).toEqual([old, one, two, three])
    expect(rig.history(draft.id)).toEqual([])
    expect(filesInRows(draft.id)).toEqual([old, one, two, three])
    // A save that says nothing new leaves the base where it was.
    expect(rig.save(base, { shared: 'abcde', mediaIds: [old] }).rev).toBe(base.rev)
    expect(rig.get(draft.id).content.mediaIds).toEqual([old, one, two, three])
  })

  it('a window that has looked can reorder and remove what came in', () => {
    const [one, two] = [rig.media(), rig.media()]
    const draft = rig.create('a')
    rig.append(draft.id, one)
    rig.append(draft.id, two)
    const seen = rig.get(draft.id)
    expect(rig.save(seen, { shared: 'a', mediaIds: [two] }).rev).toBe(4)
    expect(rig.get(draft.id).content.mediaIds).toEqual([two])
    // The window that has not looked is now refused: somebody took a file out since.
    expect(codeOf(() => rig.save(draft, 'a, typed elsewhere'))).toBe('STALE_REVISION')
    expect(rig.history(draft.id)).toMatchObject([{ reason: 'conflict', text: 'a, typed elsewhere' }])
    expect(rig.get(draft.id).content).toMatchObject({ shared: 'a', mediaIds: [two] })
  })

  it('is refused when another window saved too, before or after the import', () => {
    const draft = rig.create('a')
    rig.save(draft, 'ab')
    rig.append(draft.id, rig.media())
    expect(codeOf(() => rig.save(draft, 'a-b'))).toBe('STALE_REVISION')
    const other = rig.create('a')
    rig.append(other.id, rig.media())
    rig.save(rig.get(other.id), { ...rig.get(other.id).content, shared: 'ab' })
    expect(codeOf(() => rig.save(other, 'a-b'))).toBe('STALE_REVISION')
    expect(rig.get(other.id).content.mediaIds).toHaveLength(1)
  })

  it('may remove an older file in the same save', () => {
    const [old, added] = [rig.media(), rig.media()]
    const draft = rig.create({ shared: 'a', mediaIds: [old] })
    rig.append(draft.id, added)
    rig.save(draft, { shared: 'ab', mediaIds: [] })
    expect(rig.get(draft.id).content.mediaIds).toEqual([added])
    expect(filesInRows(draft.id)).toEqual([added])
  })

  it('adds nothing twice when the window knows the file but not the rev', () => {
    const added = rig.media()
    const draft = rig.create('a')
    rig.append(draft.id, added)
    const { rev } = rig.save(draft, { shared: 'ab', mediaIds: [added] })
    expect(rig.get(draft.id)).toMatchObject({ rev, content: { mediaIds: [added] } })
  })
})

describe('an import', () => {
  it('adds a file once, and not past the most a draft can hold', () => {
    const draft = rig.create('a')
    const file = rig.media()
    expect(rig.append(draft.id, file)).toBe('added')
    expect(rig.append(draft.id, file)).toBe('there')
    expect(rig.append(randomUUID(), file)).toBe('gone')
    rig.save(rig.get(draft.id), { shared: 'a', mediaIds: Array.from({ length: 500 }, () => rig.media()) })
    expect(rig.append(draft.id, file)).toBe('full')
    expect(rig.get(draft.id).content.mediaIds).toHaveLength(500)
  })

  it('does not hide a pause in the writing', () => {
    const draft = rig.create('what was there before lunch')
    rig.time += 3_600_000
    rig.append(draft.id, rig.media())
    rig.time += 300
    rig.save(draft, 'what was there before lunch, and after')
    expect(rig.history(draft.id)).toEqual([{ reason: 'pause', rev: 1, text: 'what was there before lunch' }])
  })
})

it('two windows and an import, 600 steps: no file is lost and no text', () => {
  let seed = 11
  const chance = () => ((seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32)
  const { id } = rig.create('start')
  const views = [0, 1].map(() => rig.get(id))
  const files: string[] = []
  const texts: string[] = []
  for (let at = 0; at < 600; at += 1) {
    rig.time += 300
    const index = chance() < 0.5 ? 0 : 1
    const view = views[index]
    if (!view) continue
    if (chance() < 0.2 && files.length < 60) {
      const file = rig.media()
      files.push(file)
      rig.append(id, file)
    } else if (chance() < 0.2) {
      views[index] = rig.get(id)
    } else {
      const shared = `${view.content.shared} ${at}.`
      texts.push(shared)
      try {
        const { rev } = rig.save(view, { ...view.content, shared })
        views[index] = { ...view, rev, content: { ...view.content, shared } }
      } catch (error) {
        expect(error).toMatchObject({ code: 'STALE_REVISION' })
        views[index] = rig.get(id)
      }
    }
    expect(filesInRows(id)).toEqual(rig.get(id).content.mediaIds)
  }
  expect(rig.get(id).content.mediaIds).toEqual(files)
  const kept = [rig.get(id).content.shared, ...rig.test.workspace.db.prepare<[], string>("SELECT json_extract(content, '$.shared') FROM revisions").pluck().all()]
  expect(texts.filter((text) => !kept.some((one) => one.startsWith(text)))).toEqual([])
})
