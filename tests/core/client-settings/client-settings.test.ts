import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clientSettingsSchema } from '../../../src/contract/schemas/client-settings.ts'
import { createClientSettings } from '../../../src/core/client-settings/index.ts'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import { createTestWorkspace, realClock, realRandom } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'
import { codeOf } from '../drafts/rig.ts'

const settings = createClientSettings({ clock: realClock, random: realRandom })
const drafts = createDrafts({ clock: realClock, random: realRandom })
let test: TestWorkspaceFile

beforeEach(() => (test = createTestWorkspace()))
afterEach(() => test.dispose())

const command = () => ({ commandId: randomUUID() })
const add = (remoteId: string, name: string, commandId: string = randomUUID()) => settings.addStyle(test.workspace, { commandId, remoteId, name })

describe('writing styles', () => {
  it('are kept over a restart, by name; a repeat makes no second one, and an id stands once', () => {
    const commandId = randomUUID()
    add('style_2', 'warm', commandId)
    add('style_2', 'warm', commandId)
    add('style_1', 'Dry')
    expect(codeOf(() => add('style_1', 'Other'))).toBe('INVALID_INPUT')
    test.reopen()
    expect(clientSettingsSchema.parse(settings.get(test.workspace)).styles.map((one) => [one.remoteId, one.name])).toEqual([['style_1', 'Dry'], ['style_2', 'warm']])
  })

  it('change, and leave the defaults when they go', () => {
    const [one] = add('style_1', 'Dry').styles
    const styleId = one?.id ?? ''
    expect(settings.updateStyle(test.workspace, { ...command(), styleId, name: 'Dryer' }).styles).toMatchObject([{ remoteId: 'style_1', name: 'Dryer' }])
    expect(settings.setDefaults(test.workspace, { ...command(), change: { styleId } }).defaults.styleId).toBe(styleId)
    expect(codeOf(() => settings.setDefaults(test.workspace, { ...command(), change: { styleId: randomUUID() } }))).toBe('NOT_FOUND')
    expect(settings.removeStyle(test.workspace, { ...command(), styleId })).toMatchObject({ styles: [], defaults: { styleId: null } })
    expect(codeOf(() => settings.updateStyle(test.workspace, { ...command(), styleId, name: 'x' }))).toBe('NOT_FOUND')
  })

  it('come back as what they were: the default again, with all else that is set as it is', () => {
    settings.setDefaults(test.workspace, { ...command(), change: { ctaText: 'Come by', timeZone: 'Asia/Tokyo' } })
    const { styles: [back], defaults } = settings.addStyle(test.workspace, { ...command(), remoteId: 'style_1', name: 'Dry', isDefault: true })
    expect(defaults).toMatchObject({ styleId: back?.id, ctaText: 'Come by', timeZone: 'Asia/Tokyo' })
    expect(add('style_2', 'Warm').defaults.styleId).toBe(back?.id)
  })
})

describe('connections', () => {
  it('are unknown for every network until something is said', () => {
    expect(settings.get(test.workspace).connections.map((one) => [one.platform, one.state, one.source])).toEqual(['instagram', 'tiktok', 'youtube', 'x', 'facebook', 'linkedin'].map((name) => [name, 'unknown', null]))
    const set = (state: 'connected' | 'not-connected' | 'unknown') => settings.setConnection(test.workspace, { ...command(), platform: 'x', state }).connections[3]
    expect(set('not-connected')).toMatchObject({ state: 'not-connected', source: 'user' })
    expect(set('connected')).toMatchObject({ state: 'connected', source: 'user' })
    expect(set('unknown')).toEqual({ platform: 'x', state: 'unknown', source: null, at: null })
  })
})

describe('defaults', () => {
  it('change by what is given, and a new draft begins with its post types', () => {
    settings.setDefaults(test.workspace, { ...command(), change: { postTypes: ['x-post', 'instagram-feed', 'x-post'], ctaText: ' Come by ' } })
    settings.setDefaults(test.workspace, { ...command(), change: { researchMode: 'deep', timeZone: 'Europe/Oslo' } })
    expect(settings.get(test.workspace).defaults).toEqual({ postTypes: ['instagram-feed', 'x-post'], researchMode: 'deep', styleId: null, ctaText: 'Come by', timeZone: 'Europe/Oslo' })
    expect(drafts.create(test.workspace, command()).content.postTypes).toEqual(['instagram-feed', 'x-post'])
    expect(codeOf(() => settings.setDefaults(test.workspace, { ...command(), change: { ctaText: 'x'.repeat(101) } }))).toBe('INVALID_INPUT')
    expect(settings.setDefaults(test.workspace, { ...command(), change: { ctaText: '  ', timeZone: null } }).defaults).toMatchObject({ ctaText: null, timeZone: null, researchMode: 'deep' })
  })
})

it('nothing of one client is in the other', () => {
  const other = createTestWorkspace()
  try {
    const canary = 'canary-of-the-first'
    const [style] = add(canary, canary).styles
    settings.setDefaults(test.workspace, { ...command(), change: { ctaText: canary, styleId: style?.id, postTypes: ['x-post'], timeZone: 'Asia/Tokyo' } })
    settings.setConnection(test.workspace, { ...command(), platform: 'x', state: 'connected' })
    const seen = settings.get(other.workspace)
    expect(JSON.stringify(seen)).not.toContain(canary)
    expect(seen).toMatchObject({ styles: [], defaults: { postTypes: [], styleId: null, ctaText: null, timeZone: null } })
    expect(seen.connections.every((one) => one.state === 'unknown')).toBe(true)
    expect(other.workspace.db.serialize().includes(canary)).toBe(false)
    expect(test.workspace.db.serialize().includes(canary)).toBe(true)
    expect(codeOf(() => settings.setDefaults(other.workspace, { ...command(), change: { styleId: style?.id } }))).toBe('NOT_FOUND')
  } finally {
    other.dispose()
  }
})
