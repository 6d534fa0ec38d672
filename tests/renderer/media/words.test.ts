/** Words about files and uploads that say more than their code. */
import { describe, expect, it } from 'vitest'
import { BLOCKED_CODES } from '../../../src/contract/schemas/outbox.ts'
import type { IntentView } from '../../../src/contract/schemas/outbox.ts'
import * as de from '../../../src/renderer/strings/de/media-library.ts'
import * as en from '../../../src/renderer/strings/en/media-library.ts'
import { verdict } from '../../../src/domain/media/index.ts'

const film = { kind: 'video', mime: 'video/mp4', width: 1920, height: 1080, durationMs: 10_000, flaw: null } as const

describe('why a file may not fit', () => {
  it('is said from the side on which it lies', () => {
    const said = (size: number, words: typeof en.reasonWords) => verdict({ ...film, size }, 'linkedin-post').reasons.filter((one) => one.code === 'size').map((one) => words(one, film))
    expect(said(40_000, en.reasonWords)).toEqual([expect.stringMatching(/^At least 75 kB; this has 40 kB$/)])
    expect(said(600_000_000, en.reasonWords)).toEqual([expect.stringMatching(/^At most 500 MB; this has 600 MB$/)])
    expect(said(40_000, de.reasonWords)).toEqual([expect.stringMatching(/^Mindestens /)])
    expect(said(600_000_000, de.reasonWords)).toEqual([expect.stringMatching(/^Höchstens /)])
  })
})

describe('the state of an upload', () => {
  // Only these columns are looked at.
  const upload = (over: Partial<IntentView>) => ({ kind: 'upload', state: 'queued', pausedByUser: false, asks: false, progress: null, waitingFor: null, blockedCode: null, ...over }) as IntentView

  it.each([['en', en], ['de', de]] as const)('is said in words, whatever it is (%s)', (_language, { uploadState }) => {
    for (const blockedCode of BLOCKED_CODES) expect(uploadState(upload({ state: 'blocked', blockedCode }))).toMatch(/^\p{Lu}[^_]{5,}$/u)
    const states = ['queued', 'waiting', 'sending', 'unknown', 'done'] as const
    expect(new Set(states.map((state) => uploadState(upload({ state })))).size).toBe(states.length)
    expect(uploadState(upload({ state: 'waiting', pausedByUser: true }))).toMatch(/^Paus/)
    expect(uploadState(upload({ state: 'sending', pausedByUser: true }))).not.toBe(uploadState(upload({ state: 'queued', pausedByUser: true })))
  })

  it('names what the user can do about quota and size', () => {
    expect(en.uploadState(upload({ state: 'blocked', blockedCode: 'QUOTA_EXCEEDED' }))).toContain('storage is full')
    expect(en.uploadState(upload({ state: 'blocked', blockedCode: 'FILE_TOO_LARGE' }))).toContain('too large')
  })
})
