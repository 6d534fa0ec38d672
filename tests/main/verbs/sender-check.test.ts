import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '../../../src/main/verbs/sender-check.ts'
import { foreignAddresses } from '../pages/hostile-addresses.ts'

const ours = { frame: { url: 'app://powerpost/index.html', isTop: true }, contentsId: 1 }
const known = new Set([1, 2])

describe('who may ask the shell', () => {
  it('is the top frame of our page in our window', () => {
    expect(isTrustedSender(ours, known)).toBe(true)
    expect(isTrustedSender({ ...ours, frame: { url: 'app://powerpost/index.html?x#y', isTop: true } }, known)).toBe(true)
  })

  it.each([
    ['a frame that is gone', { ...ours, frame: null }],
    ['a frame within', { ...ours, frame: { url: 'app://powerpost/index.html', isTop: false } }],
    ['a window that is not ours', { ...ours, contentsId: 3 }],
    ['an empty page', { ...ours, frame: { url: '', isTop: true } }],
    ['a blank page', { ...ours, frame: { url: 'about:blank', isTop: true } }],
    ['a document of text', { ...ours, frame: { url: 'about:srcdoc', isTop: true } }],
    ['media', { ...ours, frame: { url: 'media://powerpost/x', isTop: true } }],
  ])('is not %s', (_what, sender) => {
    expect(isTrustedSender(sender, known)).toBe(false)
  })

  it('is no page elsewhere, and nobody before a window is opened', () => {
    expect(foreignAddresses().filter((url) => isTrustedSender({ ...ours, frame: { url, isTop: true } }, known))).toEqual([])
    expect(isTrustedSender(ours, new Set())).toBe(false)
  })
})
