import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { createAccountsStore } from '../../../src/renderer/stores/accounts.ts'
import { createOverviewStore } from '../../../src/renderer/stores/overview.ts'
import { createWorkspacesStore } from '../../../src/renderer/stores/workspaces.ts'
import { scriptedCore } from '../send/scripted-core.ts'
import { account, workspace } from './fixtures.ts'

const names = (store: ReturnType<typeof createWorkspacesStore>) => store.getState().items.map((one) => one.id)

describe('clients', () => {
  it('stand in their order; one that is being deleted is not shown', async () => {
    const core = scriptedCore({ 'workspaces.list': () => [workspace('b', { position: 1 }), workspace('gone', { position: 2, state: 'deleting' }), workspace('a', { position: 0 })] })
    const store = createWorkspacesStore(core.connection)
    await store.getState().refresh()
    expect(names(store)).toEqual(['a', 'b'])
    expect(store.getState().phase).toBe('ready')
  })

  it('are read again when clients, accounts or an outbox change, and after a restart', async () => {
    const core = scriptedCore({ 'workspaces.list': () => [] })
    const store = createWorkspacesStore(core.connection)
    await store.getState().refresh()
    const reads = () => core.calls.length
    for (const tell of [() => core.change('workspaces', null), () => core.change('accounts', null), () => core.change('outbox', 'a'), () => core.reread()]) {
      const before = reads()
      tell()
      expect(reads()).toBe(before + 1)
      await vi.waitFor(() => expect(store.getState().refresh()).resolves.toBeUndefined())
    }
    const before = reads()
    core.change('drafts', 'a')
    expect(reads()).toBe(before)
  })

  it('stay on the screen when a later read fails', async () => {
    let isDown = false
    const core = scriptedCore({ 'workspaces.list': () => { if (isDown) throw new AppError('TIMEOUT', 'late'); return [workspace('a')] } })
    const store = createWorkspacesStore(core.connection)
    await store.getState().refresh()
    isDown = true
    await store.getState().refresh()
    expect(names(store)).toEqual(['a'])
    expect(store.getState()).toMatchObject({ phase: 'ready', error: { code: 'TIMEOUT' } })
  })

  it('say that they could not be read when the first read fails', async () => {
    const core = scriptedCore({ 'workspaces.list': () => { throw new AppError('CORE_STOPPED', 'stopped') } })
    const store = createWorkspacesStore(core.connection)
    await store.getState().refresh()
    expect(store.getState()).toMatchObject({ phase: 'failed', error: { code: 'CORE_STOPPED' } })
  })

  it('move one place, as a whole order that the core is told', async () => {
    const core = scriptedCore({ 'workspaces.list': () => ['a', 'b', 'c'].map((id, position) => workspace(id, { position })), 'workspaces.reorder': () => ({ ok: true }) })
    const store = createWorkspacesStore(core.connection)
    await store.getState().refresh()
    await store.getState().move('c', -1)
    expect(names(store)).toEqual(['a', 'c', 'b'])
    expect(core.calls.at(-1)).toMatchObject({ path: 'workspaces.reorder', input: { order: ['a', 'c', 'b'] } })
    const before = core.calls.length
    await store.getState().move('a', -1)
    await store.getState().move('b', 1)
    expect(core.calls).toHaveLength(before)
  })

  it('go back to the order that is true when a move is refused', async () => {
    const core = scriptedCore({ 'workspaces.list': () => ['a', 'b'].map((id, position) => workspace(id, { position })), 'workspaces.reorder': () => { throw new AppError('DISK_READ_ONLY', 'no') } })
    const store = createWorkspacesStore(core.connection)
    await store.getState().refresh()
    await expect(store.getState().move('b', -1)).rejects.toMatchObject({ code: 'DISK_READ_ONLY' })
    expect(names(store)).toEqual(['a', 'b'])
  })

  it('show what an act answers at once', async () => {
    const core = scriptedCore({
      'workspaces.list': () => [workspace('a')],
      'workspaces.createLocal': (input: { name: string }) => workspace('b', { name: input.name, position: 1 }),
      'workspaces.rename': (input: { workspaceId: string; name: string }) => workspace(input.workspaceId, { name: input.name }),
      'workspaces.delete': () => ({ ok: true }),
    })
    const store = createWorkspacesStore(core.connection)
    await store.getState().refresh()
    await store.getState().createLocal({ name: 'New', color: 'plum' })
    await store.getState().rename('a', 'Renamed')
    expect(store.getState().items.map((one) => one.name)).toEqual(['Renamed', 'New'])
    await store.getState().delete('a', 'Renamed')
    expect(names(store)).toEqual(['b'])
  })
})

describe('accounts', () => {
  it('are read again when the network changes', async () => {
    let network: 'online' | 'offline' = 'online'
    const core = scriptedCore({ 'accounts.list': () => [account('a', { network })] })
    const store = createAccountsStore(core.connection)
    await store.getState().refresh()
    network = 'offline'
    core.change('network', null)
    await vi.waitFor(() => expect(store.getState().items[0]?.network).toBe('offline'))
  })

  it('keep what is shown when adding one is refused', async () => {
    const core = scriptedCore({ 'accounts.list': () => [account('a')], 'accounts.add': () => { throw new AppError('KEY_REFUSED', 'no', { field: 'key' }) } })
    const store = createAccountsStore(core.connection)
    await store.getState().refresh()
    await expect(store.getState().add({ label: 'x', key: 'y', baseUrl: null })).rejects.toMatchObject({ code: 'KEY_REFUSED', data: { field: 'key' } })
    expect(store.getState().items).toHaveLength(1)
  })
})

describe('the numbers of a client', () => {
  const numbers = (drafts: number) => ({ drafts, trash: 0, media: 0, posts: 0, outboxOpen: 0, needsYou: 0 })

  it('are read for the one that is shown, and at its changes only', async () => {
    let drafts = 1
    const core = scriptedCore({ 'workspaces.overview': () => numbers(drafts) })
    const store = createOverviewStore(core.connection)
    store.getState().watch('a')
    await vi.waitFor(() => expect(store.getState().byWorkspace['a']?.drafts).toBe(1))
    drafts = 2
    core.change('drafts', 'b')
    expect(core.calls).toHaveLength(1)
    core.change('drafts', 'a')
    await vi.waitFor(() => expect(store.getState().byWorkspace['a']?.drafts).toBe(2))
  })

  it('of each client stay apart, and are there at once on the way back', async () => {
    const core = scriptedCore({ 'workspaces.overview': (input: { workspaceId: string }) => numbers(input.workspaceId === 'a' ? 1 : 2) })
    const store = createOverviewStore(core.connection)
    store.getState().watch('a')
    store.getState().watch('b')
    await vi.waitFor(() => expect(store.getState().byWorkspace).toEqual({ a: numbers(1), b: numbers(2) }))
    store.getState().watch('a')
    expect(store.getState().byWorkspace['a']).toEqual(numbers(1))
  })
})
