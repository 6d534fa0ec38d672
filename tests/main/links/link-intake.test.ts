import { describe, expect, it } from 'vitest'
import { arrivalOf, linkOnCommandLine } from '../../../src/main/links/link-intake.ts'

const ID = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const LINK = `powerpost://workspace/${ID}/outbox`

describe('links on a command line', () => {
  it.each<[string, string[], string | null]>([
    ['none', ['/opt/powerpost', '--no-sandbox', '/opt/x'], null],
    ['one at the end, as systems put it', ['/opt/powerpost', '--flag', LINK], LINK],
    ['one among what Chromium adds', ['app.exe', '--allow-file-access-from-files', LINK, '--original-process-start-time=1'], LINK],
    ['one that is ill made', ['/opt/powerpost', 'powerpost:javascript:alert(1)'], 'powerpost:javascript:alert(1)'],
    ['the first of several', ['x', LINK, 'powerpost://other'], LINK],
    ['not one in a switch', ['x', `--open=${LINK}`], null],
    ['not one in a path', ['x', `/opt/${LINK}`], null],
  ])('%s', (_what, argv, link) => {
    expect(linkOnCommandLine(argv)).toBe(link)
  })
})

it('a link leads to its place and does nothing else; one that is none is refused', () => {
  expect(arrivalOf(LINK)).toEqual({ kind: 'place', place: { kind: 'section', workspaceId: ID, section: 'outbox' }, from: 'link' })
  for (const link of ['powerpost://x', `${LINK}/send`, 'powerpost://new-draft']) expect(arrivalOf(link)).toEqual({ kind: 'refused-link' })
  // Nothing that a link says makes a draft by itself.
  expect(arrivalOf('powerpost://new-draft?text=x')).toMatchObject({ kind: 'place', place: { kind: 'text' } })
})
