import { describe, expect, it } from 'vitest'
import { createAppStore, noticeKey } from '../../../src/renderer/stores/app.ts'

function app(now = () => 5_000) {
  const store = createAppStore(now)
  store.getState().go({ workspaceId: 'a' })
  return store
}
const place = (store: ReturnType<typeof app>) => {
  const { workspaceId, section, draftId } = store.getState()
  return { workspaceId, section, draftId }
}

describe('going around', () => {
  it('opens each client where it was left', () => {
    const store = app()
    store.getState().go({ section: 'drafts', draftId: 'a1' })
    store.getState().go({ workspaceId: 'b' })
    expect(place(store)).toEqual({ workspaceId: 'b', section: 'drafts', draftId: null })
    store.getState().go({ section: 'outbox' })
    store.getState().go({ workspaceId: 'a' })
    expect(place(store)).toEqual({ workspaceId: 'a', section: 'drafts', draftId: 'a1' })
    store.getState().go({ workspaceId: 'b' })
    expect(place(store)).toEqual({ workspaceId: 'b', section: 'outbox', draftId: null })
  })

  it('never takes a draft of one client into another', () => {
    const store = app()
    store.getState().go({ draftId: 'a1' })
    store.getState().go({ workspaceId: 'b', section: 'drafts' })
    expect(place(store).draftId).toBeNull()
  })

  it('goes to what is named, also in another client', () => {
    const store = app()
    store.getState().go({ workspaceId: 'b', section: 'drafts', draftId: 'b7' })
    expect(place(store)).toEqual({ workspaceId: 'b', section: 'drafts', draftId: 'b7' })
  })

  it('leaves the settings for where one was', () => {
    const store = app()
    store.getState().go({ section: 'posts' })
    store.getState().go({ section: 'settings', settingsPage: 'clients' })
    expect(store.getState().settingsPage).toBe('clients')
    store.getState().back()
    expect(place(store).section).toBe('posts')
  })

  it('opens a client from its tile, also the one whose settings are shown', () => {
    const store = app()
    store.getState().go({ section: 'outbox' })
    store.getState().openClient('a')
    expect(place(store).section).toBe('outbox')
    store.getState().go({ section: 'settings' })
    store.getState().openClient('a')
    expect(place(store)).toEqual({ workspaceId: 'a', section: 'outbox', draftId: null })
    store.getState().openClient('b')
    expect(place(store)).toEqual({ workspaceId: 'b', section: 'drafts', draftId: null })
  })

  it('does not open another client in its settings', () => {
    const store = app()
    store.getState().go({ section: 'settings' })
    store.getState().go({ workspaceId: 'b' })
    expect(place(store).section).toBe('drafts')
    store.getState().go({ workspaceId: 'a' })
    expect(place(store).section).toBe('drafts')
  })
})

describe('switching clients', () => {
  it('is remembered with its time, the first opening is not', () => {
    let now = 1_000
    const store = createAppStore(() => now)
    store.getState().go({ workspaceId: 'a' })
    expect(store.getState().switchedAt).toBeNull()
    now = 2_000
    store.getState().go({ section: 'outbox' })
    expect(store.getState().switchedAt).toBeNull()
    store.getState().go({ workspaceId: 'b' })
    expect(store.getState().switchedAt).toBe(2_000)
    now = 3_000
    store.getState().go({ workspaceId: 'b', section: 'drafts' })
    expect(store.getState().switchedAt).toBe(2_000)
  })
})

describe('notices', () => {
  it('are dismissed one by one', () => {
    const store = app()
    const notice = { code: 'workspace-held', workspaceId: 'a', at: 1 } as const
    store.getState().dismissNotice(notice)
    expect(store.getState().dismissedNotices).toContain(noticeKey(notice))
    expect(store.getState().dismissedNotices).not.toContain(noticeKey({ ...notice, workspaceId: 'b' }))
    expect(store.getState().dismissedNotices).not.toContain(noticeKey({ ...notice, at: 2 }))
  })
})
