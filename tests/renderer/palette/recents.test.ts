import { describe, expect, it } from 'vitest'
import { createAppStore } from '../../../src/renderer/stores/app.ts'
import { createRecents } from '../../../src/renderer/stores/recents.ts'
import { createFakeTime } from '../drafts/fake-time.ts'

function set() {
  const time = createFakeTime()
  const app = createAppStore(time.now)
  const recents = createRecents(app, time)
  const go = app.getState().go
  return { time, app, recents, go }
}

describe('what was used last', () => {
  it('remembers clients, the open one first', () => {
    const { recents, go } = set()
    for (const workspaceId of ['a', 'b', 'c', 'a']) go({ workspaceId })
    expect(recents.clients()).toEqual(['a', 'c', 'b'])
  })

  it('remembers drafts that were looked at, each client’s own, and not those passed by', async () => {
    const { recents, go, time } = set()
    go({ workspaceId: 'a', draftId: 'a1' })
    await time.pass(2_000)
    go({ draftId: 'a2' })
    await time.pass(200)
    go({ draftId: 'a3' })
    await time.pass(2_000)
    go({ workspaceId: 'b', draftId: 'b1' })
    await time.pass(2_000)
    go({ workspaceId: 'a', draftId: 'a1' })
    expect(recents.drafts('a')).toEqual(['a3', 'a1'])
    expect(recents.drafts('b')).toEqual(['b1'])
    expect(recents.drafts('c')).toEqual([])
  })

  it('takes going to another section for no change', async () => {
    const { recents, go, time } = set()
    go({ workspaceId: 'a', draftId: 'a1' })
    await time.pass(1_000)
    go({ section: 'posts' })
    await time.pass(1_000)
    go({ draftId: 'a2' })
    expect(recents.drafts('a')).toEqual(['a1'])
  })

  it('remembers actions, each once, and not without end', () => {
    const { recents } = set()
    for (const id of ['theme', 'posts', 'theme']) recents.useAction(id)
    expect(recents.actions()).toEqual(['theme', 'posts'])
    for (let at = 0; at < 50; at += 1) recents.useAction(`a${at}`)
    expect(recents.actions().length).toBeLessThan(50)
  })
})
