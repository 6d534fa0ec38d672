/** What every procedure declares, and that every input is refused when any part of it is spoilt. */
import { describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../src/contract/errors.ts'
import { EXAMPLES, WITHOUT_INPUT } from './examples.ts'
import { ALL } from './walk.ts'

const inputs = ALL.filter((one) => one.input !== undefined)
const JUNK: unknown[] = [undefined, null, true, 7, Number.NaN, 'text', '', [], [[]], [null], () => {}, Symbol('x'), 10n, new Date(0), new Map(), { __proto__: null }]

/** Values that no id may be. */
const NO_IDS: unknown[] = [
  '', ' ', 'x', '../../etc', '0B7C8F7E-5A54-4C1B-9D62-1F0A1A2B3C4D', '0b7c8f7e5a544c1b9d621f0a1a2b3c4d', '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d\n', ' 0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d', '{0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d}',
  '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d/../x', '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d\0', "' OR 1=1 --", 0, {}, ['0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'], null, true,
]

const accepts = (path: string, value: unknown) => inputs.find((one) => one.path === path)?.input?.safeParse(value).success === true

describe('every procedure', () => {
  it('is known here', () => {
    expect(ALL.map(({ path }) => path).sort()).toEqual([...Object.keys(EXAMPLES), ...WITHOUT_INPUT].sort())
    expect(ALL.filter((one) => one.input === undefined).map(({ path }) => path).sort()).toEqual([...WITHOUT_INPUT].sort())
  })

  it.each(ALL)('$path declares every error code, and an output', ({ errorMap, output }) => {
    expect(Object.keys(errorMap).sort()).toEqual([...ERROR_CODES].sort())
    expect(output).toBeDefined()
  })
})

describe('every input', () => {
  it.each(inputs)('$path takes its example', ({ path, input }) => {
    const parsed = input?.safeParse(EXAMPLES[path])
    expect(parsed?.success, JSON.stringify(parsed?.error?.issues)).toBe(true)
  })

  it.each(inputs)('$path refuses junk in place of the whole', ({ path }) => {
    expect(JUNK.filter((junk) => accepts(path, junk)).map(String)).toEqual([])
  })

  it.each(inputs)('$path refuses junk in place of each part', ({ path }) => {
    const good = EXAMPLES[path] ?? {}
    const taken: string[] = []
    for (const key of Object.keys(good)) {
      // What may be left out, may be null as well; text is text.
      const mayBe = (junk: unknown) => junk === undefined || (junk === null && accepts(path, { ...good, [key]: null })) || (typeof junk === 'string' && typeof good[key] === 'string')
        || (typeof junk === typeof good[key] && typeof junk !== 'object') || (Array.isArray(junk) && Array.isArray(good[key]) && junk.length === 0)
        // Every part of a filter or a change may be left out, so any object is one.
        || ((key === 'filter' || key === 'change') && typeof good[key] === 'object' && typeof junk === 'object' && junk !== null && !Array.isArray(junk))
      for (const junk of JUNK) if (!mayBe(junk) && accepts(path, { ...good, [key]: junk })) taken.push(`${key}: ${String(junk)}`)
    }
    expect(taken).toEqual([])
  })

  it.each(inputs)('$path refuses every id that is none', ({ path }) => {
    const good = EXAMPLES[path] ?? {}
    const taken: string[] = []
    for (const key of Object.keys(good).filter((name) => name.endsWith('Id') && name !== 'remoteId')) {
      for (const wrong of NO_IDS) {
        const isOpen = wrong === null && ((key === 'snippetId' && path === 'app.writing.setSignature') || (key === 'draftId' && /^(control\.import(Files|Pasted)|app\.generations\.(ask|use|list)|app\.media\.edit|host\.notify)$/.test(path)))
        if (!isOpen && accepts(path, { ...good, [key]: wrong })) taken.push(`${key}: ${JSON.stringify(wrong)}`)
      }
    }
    expect(taken).toEqual([])
  })

  it.each(inputs.filter(({ path }) => path.startsWith('app.') && !/\.(list|get|check|overview|deletePreview|revisions|preview|verify|batch|find|query|queue|estimate|spend|usage|verdicts|ofAccount|batches|settings|scopes|edits|family|film|history|elsewhere|pull)$/.test(path)))('$path changes something, so it carries a commandId', ({ path }) => {
    const { commandId: _left, ...rest } = EXAMPLES[path] ?? {}
    expect(accepts(path, rest)).toBe(false)
  })

  it.each(inputs.filter(({ path }) => /^app\.(drafts|media|sends|generations|outbox|posts|search|writing|clientSettings)\./.test(path)))('$path names its workspace', ({ path }) => {
    const { workspaceId: _left, ...rest } = EXAMPLES[path] ?? {}
    expect(accepts(path, rest)).toBe(false)
  })

  it.each(inputs.filter(({ path }) => path.startsWith('app.')))('$path has no room for a path', ({ path }) => {
    for (const key of Object.keys(EXAMPLES[path] ?? {})) expect(key).not.toMatch(/path|file|folder|dir$/i)
  })
})

describe('limits of inputs', () => {
  const spoil = (path: string, change: Record<string, unknown>) => accepts(path, { ...EXAMPLES[path], ...change })
  const content = (change: Record<string, unknown>) => spoil('app.drafts.save', { content: { title: '', shared: '', variants: {}, youtubeTitle: '', postTypes: [], mediaIds: [], ...change } })
  const at = (change: Record<string, unknown>) => spoil('app.sends.reschedule', { to: { at: Date.parse('2026-11-24T11:00:00Z'), wall: '2026-11-24T12:00', zone: 'Europe/Oslo', ...change } })
  const ids = (count: number) => Array.from({ length: count }, (_, at) => `0b7c8f7e-5a54-4c1b-9d62-${at.toString(16).padStart(12, '0')}`)

  it.each([
    ['an empty draft', () => content({})],
    ['the longest text', () => content({ shared: 'x'.repeat(100_000) })],
    ['500 files', () => content({ mediaIds: ids(500) })],
    ['a page of 200', () => spoil('app.media.list', { limit: 200 })],
    ['a page of 1,000 drafts', () => spoil('app.drafts.list', { limit: 1000 })],
    ['a name with spaces around', () => spoil('app.workspaces.rename', { name: '  Nordic  ' })],
    ['a time as its zone writes it', () => at({})],
    ['either of two times that are written alike', () => [0, 1].every((hour) => at({ at: Date.parse('2026-10-25T00:30:00Z') + hour * 3_600_000, wall: '2026-10-25T02:30' }))],
  ])('takes %s', (_what, isTaken) => {
    expect(isTaken()).toBe(true)
  })

  it.each([
    ['a text that is longer', () => content({ shared: 'x'.repeat(100_001) })],
    ['a variant that is longer', () => content({ variants: { x: 'x'.repeat(100_001) } })],
    ['a variant of an unknown network', () => content({ variants: { myspace: 'x' } })],
    ['a post type that does not exist', () => content({ postTypes: ['myspace-post'] })],
    ['a post type twice', () => content({ postTypes: ['x-post', 'x-post'] })],
    ['a file twice', () => content({ mediaIds: [...ids(1), ...ids(1)] })],
    ['501 files', () => content({ mediaIds: ids(501) })],
    ['a draft without its text', () => content({ shared: undefined })],
    ['a revision that is no whole number', () => spoil('app.drafts.save', { baseRev: 1.5 })],
    ['a revision without end', () => spoil('app.drafts.save', { baseRev: Number.POSITIVE_INFINITY })],
    ['a page of none', () => spoil('app.drafts.list', { limit: 0 })],
    ['a page of 201', () => spoil('app.media.list', { limit: 201 })],
    ['a page of 1,001 drafts', () => spoil('app.drafts.list', { limit: 1001 })],
    ['a cursor of a novel', () => spoil('app.drafts.list', { cursor: 'x'.repeat(501) })],
    ['a name of nothing', () => spoil('app.workspaces.rename', { name: '   ' })],
    ['a name of 121 letters', () => spoil('app.workspaces.rename', { name: 'x'.repeat(121) })],
    ['a colour that is none', () => spoil('app.workspaces.setColor', { color: '#ff0000' })],
    ['a key of a megabyte', () => spoil('app.accounts.add', { key: 'x'.repeat(1_000_000) })],
    ['a send of nothing', () => spoil('app.sends.create', { postTypes: [] })],
    ['a send at no known time', () => spoil('app.sends.create', { when: { kind: 'yesterday' } })],
    ['a time that is another one in its zone', () => at({ zone: 'Asia/Tokyo' })],
    ['a time that the clocks skip', () => at({ at: Date.parse('2026-03-29T01:30:00Z'), wall: '2026-03-29T02:30' })],
    ['a time in no zone', () => at({ zone: 'Europe/Nowhere' })],
    ['a time past the end of time', () => at({ at: Number.MAX_SAFE_INTEGER })],
    ['captions for no network that is known', () => spoil('app.generations.use', { platforms: ['myspace'] })],
    ['an approval of nothing', () => spoil('app.generations.approve', { ids: [] })],
    ['a ceiling below nothing', () => spoil('app.generations.approve', { ceiling: -1 })],
    ['an act that does not exist', () => spoil('app.outbox.act', { action: 'delete-all' })],
    ['a hash that is none', () => spoil('control.locateMedia', { sha256: '../../x' })],
    ['a hash in capitals', () => spoil('control.locateMedia', { sha256: 'A'.repeat(64) })],
    ['no file', () => spoil('control.importFiles', { paths: [] })],
    ['5,001 files', () => spoil('control.importFiles', { paths: Array.from({ length: 5001 }, () => 'x') })],
    ['an empty path', () => spoil('control.importFiles', { paths: [''] })],
    ['another helper', () => spoil('host.startHelper', { kind: 'shell' })],
  ])('refuses %s', (_what, isTaken) => {
    expect(isTaken()).toBe(false)
  })
})
