/** `powerpost://` links: what is written is read back, and nothing else is read at all. */
import { describe, expect, it } from 'vitest'
import { MAX_LINK, formatLink, looksLikeLink, parseLink } from '../../src/contract/links.ts'
import { MAX_LINK_TEXT } from '../../src/contract/places.ts'
import type { Place } from '../../src/contract/places.ts'

const ID = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const OTHER = '5a544c1b-0b7c-4c1b-9d62-1f0a1a2b3c4d'
const CLIENT = `powerpost://workspace/${ID}`

describe('a link that was copied', () => {
  it.each<[string, Place]>([
    [`${CLIENT}/drafts`, { kind: 'section', workspaceId: ID, section: 'drafts' }],
    [`${CLIENT}/outbox`, { kind: 'section', workspaceId: ID, section: 'outbox' }],
    [`${CLIENT}/drafts/${OTHER}`, { kind: 'draft', workspaceId: ID, draftId: OTHER }],
    [`${CLIENT}/posts/${OTHER}`, { kind: 'post', workspaceId: ID, sendId: OTHER }],
    ['powerpost://new-draft?text=Hej%20%E2%98%95%0A50%25%20%26%20more', { kind: 'text', workspaceId: null, text: 'Hej ☕\n50% & more' }],
    [`powerpost://new-draft?text=x&workspace=${ID}`, { kind: 'text', workspaceId: ID, text: 'x' }],
  ])('%s names its place, and the place its link', (link, place) => {
    expect(parseLink(link)).toEqual(place)
    if (place.kind !== 'section' && place.kind !== 'draft' && place.kind !== 'post' && place.kind !== 'text') throw new Error('no link for it')
    expect(formatLink(place)).toBe(link)
  })

  it.each([
    [CLIENT, 'drafts'],
    [`${CLIENT}/`, 'drafts'],
    [`${CLIENT}/media/`, 'media'],
    [`${CLIENT}/captions`, 'captions'],
    [`${CLIENT}/posts`, 'posts'],
  ])('%s may end in a slash, as browsers write it', (link, section) => {
    expect(parseLink(link)).toEqual({ kind: 'section', workspaceId: ID, section })
  })

  it('takes a plus for a space, and text up to its limit in the longest letters there are', () => {
    expect(parseLink('powerpost://new-draft/?text=two+words')).toMatchObject({ text: 'two words' })
    const longest = '𝔄'.repeat(MAX_LINK_TEXT / 2)
    expect(parseLink(formatLink({ kind: 'text', workspaceId: ID, text: longest }))).toMatchObject({ text: longest })
  })
})

const HOSTILE = [
  '', 'powerpost:', 'powerpost:/', 'powerpost://', 'powerpost:///', 'POWERPOST://workspace/x', 'powerpost://evil', 'powerpost://workspace', 'powerpost://workspace/',
  // Paths that would lead elsewhere.
  `${CLIENT}/../${OTHER}`, `${CLIENT}/drafts/../outbox`, `${CLIENT}/drafts/%2e%2e/outbox`, `${CLIENT}/drafts/..%2foutbox`, `${CLIENT}//drafts`, `${CLIENT}/drafts//${OTHER}`, `${CLIENT}\\drafts`,
  `${CLIENT}/drafts/${OTHER}/send`, `${CLIENT}/drafts/${OTHER}/delete`, `${CLIENT}/outbox/${OTHER}`, `${CLIENT}/settings`, `${CLIENT}/send`, `${CLIENT}/drafts/${OTHER}.html`,
  `${CLIENT}/drafts/C:/Windows/System32`, `${CLIENT}/drafts//etc/passwd`, 'powerpost://workspace/../../../etc/passwd',
  // Ids that are none.
  `powerpost://workspace/${ID.toUpperCase()}/drafts`, `powerpost://workspace/${ID}0/drafts`, `powerpost://workspace/${ID.slice(1)}`, 'powerpost://workspace/%30b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d',
  'powerpost://workspace/0b7c8f7e–5a54–4c1b–9d62–1f0a1a2b3c4d', 'powerpost://workspace/__proto__/drafts', 'powerpost://workspace/constructor', "powerpost://workspace/' OR 1=1 --",
  // What stands around an address.
  `powerpost://user:pass@workspace/${ID}`, `powerpost://workspace:8080/${ID}`, `${CLIENT}/drafts?send=1`, `${CLIENT}/drafts#x`, `${CLIENT}/drafts?`, ` ${CLIENT}`, `${CLIENT} `, `${CLIENT}\n`, `${CLIENT}\u0000`,
  `${CLIENT}/drafts\r\nX-Header: 1`, `${CLIENT}\u202e/drafts`, `${CLIENT}/dr\u0430fts`, `powerp\u043est://workspace/${ID}`, `${CLIENT}/drafts/\u200b`,
  // Other schemes, and ours around them.
  'javascript:alert(1)', 'file:///etc/passwd', 'https://powerpost.ai', `powerpost:javascript:alert(1)`, `powerpost:https://evil.test`, 'powerpost://https://evil.test', `powerpost:powerpost://workspace/${ID}`,
  `powerpost:workspace/${ID}`, `powerpost:/workspace/${ID}`, `xpowerpost://workspace/${ID}`, `powerpost://powerpost://workspace/${ID}`, `app://powerpost/index.html`, `--inspect=${CLIENT}`,
  // Text that is none, or more than one thing.
  'powerpost://new-draft', 'powerpost://new-draft?', 'powerpost://new-draft?text=', 'powerpost://new-draft?text', 'powerpost://new-draft?text=%', 'powerpost://new-draft?text=%ff', 'powerpost://new-draft?text=%c0%af',
  'powerpost://new-draft?text=%ed%a0%80', 'powerpost://new-draft?text=%00', 'powerpost://new-draft?text=a%0d', 'powerpost://new-draft?text=%1b%5b31m', 'powerpost://new-draft?text=%E2%80%AEtxt', 'powerpost://new-draft?text=%E2%81%A6x',
  'powerpost://new-draft?text=a&text=b', 'powerpost://new-draft?text=a&send=1', 'powerpost://new-draft?text=a&', 'powerpost://new-draft?text=a&workspace=', 'powerpost://new-draft?text=a&workspace=../..',
  `powerpost://new-draft?workspace=${ID}`, `powerpost://new-draft?TEXT=a`, `powerpost://new-draft?te%78t=a`, 'powerpost://new-draft?text=a b', 'powerpost://new-draft?text=☕', 'powerpost://new-draft?text=a#b\u0000', 'powerpost://new-draft#text=a',
  `powerpost://new-draft/${ID}?text=a`, 'powerpost://new-draft/../workspace?text=a', 'powerpost://new-draft?__proto__=a', `powerpost://new-draft?text=${'a'.repeat(MAX_LINK_TEXT + 1)}`, `powerpost://new-draft?text=${'a'.repeat(MAX_LINK)}`,
  `${CLIENT}/${'a/'.repeat(1_000_000)}`, 'powerpost://'.repeat(100_000),
]

describe('anything else', () => {
  it.each(HOSTILE.map((link) => [link.length > 100 ? `${link.slice(0, 90)}… (${link.length})` : JSON.stringify(link), link]))('is no link: %s', (_name, link) => {
    expect(parseLink(link)).toBeNull()
  })

  it('is many', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThan(80)
  })
})

it('what the system means for us is told by the scheme alone', () => {
  for (const ours of [CLIENT, 'powerpost:', 'PowerPost://x', 'powerpost:javascript:alert(1)']) expect(looksLikeLink(ours)).toBe(true)
  for (const other of ['', 'powerpost', '/opt/powerpost://', '--powerpost://', 'powerposts://x', 'https://x']) expect(looksLikeLink(other)).toBe(false)
})
