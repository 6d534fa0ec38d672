/** The way to places from outside, and what a window with a draft alone makes of the ways that lead elsewhere. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { placeSchema } from '../../../src/contract/places.ts'
import type { Arrival, Place } from '../../../src/contract/places.ts'
import type { WorkspaceView } from '../../../src/contract/schemas/workspaces.ts'
import { createStore } from 'zustand/vanilla'
import { arrive } from '../../../src/renderer/stores/arrivals.ts'
import { createAppStore } from '../../../src/renderer/stores/app.ts'
import type { Aim } from '../../../src/renderer/stores/app.ts'
import { keepToDraft } from '../../../src/renderer/stores/own-window.ts'
import { goToPlace, linkableHere, placeAt } from '../../../src/renderer/stores/places.ts'
import type { Services } from '../../../src/renderer/stores/services.ts'
import { workspace } from './fixtures.ts'

const A = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const B = '5a544c1b-0b7c-4c1b-9d62-1f0a1a2b3c4d'
const THING = '1f0a1a2b-0b7c-4c1b-9d62-5a544c1b3c4d'

let said: { text: string; action?: { run: () => void } }[] = []
let made: string[] = []
let shown: Place[] = []
/** What the core answers to a look at a draft or a post. */
let answer: () => Promise<unknown> = async () => ({})
let services: Services

function clients(items: WorkspaceView[], phase: 'loading' | 'ready' = 'ready') {
  const find = (id: string | null): WorkspaceView | undefined => store.getState().items.find((one) => one.id === id)
  const store = createStore(() => ({ phase, items, find }))
  return store
}

beforeEach(() => {
  said = []
  made = []
  shown = []
  answer = async () => ({})
  const app = createAppStore(() => 0)
  app.getState().go({ workspaceId: B })
  // Only what these ways use of the services.
  services = {
    app, ownDraft: null,
    workspaces: clients([workspace(A), workspace(B, { needsYou: 2 })]),
    toasts: createStore(() => ({ show: (toast: (typeof said)[number]) => said.push(toast) })),
    connection: { call: () => answer() },
    bridge: { showPlace: async (place: Place) => void shown.push(place) },
    createDraft: async (id: string) => void made.push(id),
  } as unknown as Services
})
const here = () => {
  const { workspaceId, section, draftId, aim, settingsPage } = services.app.getState()
  return { workspaceId, section, draftId, aim, settingsPage }
}

describe('the way to a place', () => {
  it.each<[Place, object]>([
    [{ kind: 'section', workspaceId: A, section: 'outbox' }, { workspaceId: A, section: 'outbox' }],
    [{ kind: 'draft', workspaceId: A, draftId: THING, next: 'send' }, { workspaceId: A, section: 'drafts', draftId: THING, aim: { kind: 'draft', draftId: THING, next: 'send' } }],
    [{ kind: 'post', workspaceId: A, sendId: THING }, { workspaceId: A, section: 'posts', aim: { kind: 'post', sendId: THING } }],
    [{ kind: 'outbox', workspaceId: A, filter: 'needs-you' }, { workspaceId: A, section: 'outbox', aim: { kind: 'outbox', filter: 'needs-you' } }],
    [{ kind: 'media', workspaceId: A, mediaId: THING }, { workspaceId: A, section: 'media', aim: { kind: 'media', mediaId: THING } }],
    [{ kind: 'captions', workspaceId: A, generationId: null, draftId: null }, { workspaceId: A, section: 'captions', aim: null }],
    [{ kind: 'captions', workspaceId: A, generationId: THING, draftId: null }, { workspaceId: A, section: 'captions', aim: { kind: 'captions', generationId: THING } }],
    [{ kind: 'captions', workspaceId: A, generationId: THING, draftId: B }, { workspaceId: A, section: 'drafts', draftId: B, aim: { kind: 'draft', draftId: B, next: 'review', generationId: THING } }],
    [{ kind: 'settings', page: 'accounts' }, { workspaceId: B, section: 'settings', settingsPage: 'accounts' }],
    [{ kind: 'settings', page: 'client', workspaceId: A }, { workspaceId: A, section: 'settings', settingsPage: 'client' }],
  ])('%j', async (place, there) => {
    await goToPlace(services, place)
    expect(here()).toMatchObject(there)
    expect(said).toEqual([])
  })

  it('of text ends at a question: nothing is made', async () => {
    await goToPlace(services, { kind: 'text', workspaceId: null, text: 'From a page' })
    expect(services.app.getState().overlay).toEqual({ kind: 'linked-text', workspaceId: null, text: 'From a page' })
    expect([made, here().workspaceId]).toEqual([[], B])
  })

  it.each<[string, Place, string, () => Promise<unknown>]>([
    ['a client that is not here', { kind: 'section', workspaceId: THING, section: 'drafts' }, 'That client', async () => ({})],
    ['text for a client that is not here', { kind: 'text', workspaceId: THING, text: 'x' }, 'That client', async () => ({})],
    ['a draft that is gone', { kind: 'draft', workspaceId: A, draftId: THING }, 'That draft', () => Promise.reject(new AppError('NOT_FOUND', 'gone'))],
    ['a post that is not here', { kind: 'post', workspaceId: A, sendId: THING }, 'That post', () => Promise.reject(new AppError('NOT_FOUND', 'gone'))],
    ['a client whose file is damaged', { kind: 'draft', workspaceId: A, draftId: THING }, '', () => Promise.reject(new AppError('WORKSPACE_DAMAGED', 'x'))],
  ])('to %s ends in words, where one is', async (_what, place, words, look) => {
    answer = look
    const before = here()
    await goToPlace(services, place)
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toContain(words)
    expect(here()).toEqual(before)
    expect(services.app.getState().overlay).toBeNull()
  })
})

describe('an arrival', () => {
  const section: Arrival = { kind: 'place', place: { kind: 'section', workspaceId: A, section: 'posts' }, from: 'notification' }
  const open = () => false

  it('waits until the clients are read', async () => {
    const store = clients([], 'loading')
    services = { ...services, workspaces: store as unknown as Services['workspaces'] }
    const going = arrive(services, section, open)
    await Promise.resolve()
    expect(here().section).toBe('drafts')
    store.setState({ phase: 'ready', items: [workspace(A)] })
    await going
    expect(here()).toMatchObject({ workspaceId: A, section: 'posts' })
  })

  it('switches nothing under a dialog; the user’s word leads there, once the dialog is gone', async () => {
    let isCovered = true
    await arrive(services, section, () => isCovered)
    expect(here()).toMatchObject({ workspaceId: B, section: 'drafts' })
    said[0]?.action?.run()
    await Promise.resolve()
    expect(here().workspaceId).toBe(B)
    // It is still there to be opened.
    await expect.poll(() => said.length).toBe(2)
    isCovered = false
    said[1]?.action?.run()
    await expect.poll(here).toMatchObject({ workspaceId: A, section: 'posts' })
  })

  it('of the tray makes a draft for a client that is here, leads to one, or to what needs the user', async () => {
    await arrive(services, { kind: 'new-draft', workspaceId: A }, open)
    await arrive(services, { kind: 'new-draft', workspaceId: THING }, open)
    expect(made).toEqual([A])
    await arrive(services, { kind: 'client', workspaceId: A }, open)
    expect(here().workspaceId).toBe(A)
    await arrive(services, { kind: 'needs-you' }, open)
    expect(here()).toMatchObject({ workspaceId: B, section: 'outbox', aim: { kind: 'outbox', filter: 'needs-you' } })
  })

  it('of a link that is none is words alone', async () => {
    const before = here()
    await arrive(services, { kind: 'refused-link' }, open)
    expect(said[0]?.text).toContain('leads nowhere')
    expect(here()).toEqual(before)
  })
})

describe('a window with a draft alone', () => {
  const own = { workspaceId: A, draftId: THING }
  beforeEach(() => keepToDraft(services, own))

  it('stays with its draft, and does what belongs to it', () => {
    services.app.getState().go({ aim: { kind: 'draft', draftId: THING, next: 'send' } })
    services.app.getState().go({ workspaceId: A, section: 'drafts', draftId: THING })
    expect(here()).toMatchObject({ workspaceId: A, section: 'drafts', draftId: THING })
    expect(shown).toEqual([])
  })

  const ways: [Parameters<ReturnType<Services['app']['getState']>['go']>[0], Place][] = [
    [{ section: 'outbox' }, { kind: 'section', workspaceId: A, section: 'outbox' }],
    [{ section: 'outbox', aim: { kind: 'outbox', filter: 'open' } }, { kind: 'outbox', workspaceId: A, filter: 'open' }],
    [{ section: 'posts', aim: { kind: 'post', sendId: B } }, { kind: 'post', workspaceId: A, sendId: B }],
    [{ section: 'media', aim: { kind: 'media', mediaId: B } }, { kind: 'media', workspaceId: A, mediaId: B }],
    [{ section: 'captions', aim: { kind: 'captions', generationId: B } }, { kind: 'captions', workspaceId: A, generationId: B, draftId: null }],
    [{ draftId: B }, { kind: 'draft', workspaceId: A, draftId: B }],
    [{ workspaceId: B, section: 'drafts', draftId: THING }, { kind: 'draft', workspaceId: B, draftId: THING }],
    [{ section: 'settings', settingsPage: 'about' }, { kind: 'settings', page: 'about' }],
    // Of the client of the draft, whichever the main window shows.
    [{ section: 'settings', settingsPage: 'client' }, { kind: 'settings', page: 'client', workspaceId: A }],
    [{ section: 'drafts', aim: { kind: 'trash' } }, { kind: 'section', workspaceId: A, section: 'drafts' }],
  ]
  it.each(ways)('leads the main window with %j', (to, place) => {
    services.app.getState().go(to)
    expect(shown).toEqual([place])
    expect(placeSchema.parse(place)).toEqual(place)
    expect(here()).toMatchObject({ workspaceId: A, section: 'drafts', draftId: THING })
  })

  it('asks nothing that is about more than its draft', () => {
    const { open } = services.app.getState()
    open({ kind: 'shortcuts' })
    expect(services.app.getState().overlay).toEqual({ kind: 'shortcuts' })
    open(null)
    open({ kind: 'connect-account' })
    open({ kind: 'link-client', workspaceId: A })
    open({ kind: 'palette' })
    expect(services.app.getState().overlay).toBeNull()
    expect(shown).toEqual([{ kind: 'settings', page: 'accounts' }, { kind: 'settings', page: 'clients' }])
  })

  it('has a link of its own', () => {
    expect(linkableHere({ ...services, ownDraft: own })).toEqual({ kind: 'draft', ...own })
  })
})

it('every aim of the window has a place', () => {
  const aims: Aim[] = [
    { kind: 'draft', draftId: A, next: 'history' }, { kind: 'draft', draftId: A, next: 'review', generationId: B }, { kind: 'captions', generationId: null }, { kind: 'trash' },
    { kind: 'media', mediaId: A }, { kind: 'outbox', filter: 'done' }, { kind: 'post', sendId: A },
  ]
  for (const aim of aims) expect(placeSchema.safeParse(placeAt({ aim }, { workspaceId: A, draftId: B })).success, aim.kind).toBe(true)
})

it('what is open has a link', () => {
  expect(linkableHere(services)).toEqual({ kind: 'section', workspaceId: B, section: 'drafts' })
  services.app.getState().go({ draftId: THING })
  expect(linkableHere(services)).toEqual({ kind: 'draft', workspaceId: B, draftId: THING })
  services.app.getState().go({ section: 'settings' })
  expect(linkableHere(services)).toBeNull()
})
