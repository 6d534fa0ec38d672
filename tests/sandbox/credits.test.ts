/** One balance for all workspaces: never below nothing, and always what its entries add up to, whoever asks at once. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { quickStudio } from './support/quick-studio.ts'
import { createRig, post } from './support/sandbox-rig.ts'
import type { Rig } from './support/sandbox-rig.ts'

let rig: Rig
beforeEach(async () => {
  rig = await createRig({ studio: quickStudio, credits: 400 })
})
afterEach(() => rig.dispose())

function expectSound(): number {
  const { db } = rig.sandbox.service.storage
  const balance = rig.sandbox.service.credits.balance()
  expect(db.prepare('SELECT sum(amount) FROM credit_entries').pluck().get()).toBe(balance)
  // At every moment of the past too: each entry left something.
  expect(db.prepare('SELECT min(after) FROM (SELECT sum(amount) OVER (ORDER BY id) AS after FROM credit_entries)').pluck().get()).toBeGreaterThanOrEqual(0)
  expect(balance).toBeGreaterThanOrEqual(0)
  return balance
}

it('holds when two hundred calls of two workspaces want more than there is', async () => {
  const drafts = await Promise.all(Array.from({ length: 40 }, async (_, at) => (await rig.api('POST', '/posts', { json: post(), workspace: at % 2 ? rig.one : rig.two })).body.post_id))
  for (const fault of ['generateImages:fail-item:*@0.4:2', 'generateContent:fail-item:*@0.3', 'generateVideo:fail-item:*@0.5', 'publishPost:fail-item:*@0.5:x']) await rig.admin('POST', '/faults', { fault })
  const calls = Array.from({ length: 160 }, (_, at) => {
    const workspace = at % 2 ? rig.one : rig.two
    if (at % 4 === 0) return rig.api('POST', '/content/generate', { workspace, json: { prompt: `Text ${at}`, post_types: ['x-post'], research_mode: 'deep', source_urls: ['https://gone.invalid'] } })
    if (at % 4 === 1) return rig.api('POST', '/images/generate', { workspace, json: { prompt: `Image ${at}`, quantity: 2 } })
    if (at % 4 === 2 && at % 8 === 2) return rig.api('POST', '/videos/generate', { workspace, json: { prompt: `Video ${at}`, duration: 5 } })
    return rig.api('GET', '/account/credits', { workspace: null })
  })
  const publishing = drafts.map((id, at) => rig.api('POST', `/posts/${id}/publish`, { workspace: at % 2 ? rig.one : rig.two }))
  const answers = await Promise.all([...calls, ...publishing])
  const statuses = answers.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200, 402]))
  for (const { status, body } of answers) if (status === 402) expect(body.error.code).toBe('INSUFFICIENT_CREDITS')
  for (const { body } of answers) expect(body.balance ?? body.remaining_credits ?? 0).toBeGreaterThanOrEqual(0)
  const taken = answers.reduce((sum, { body }) => sum + (body.credits_used ?? 0), 0)
  expect(expectSound()).toBe(400 - taken)
  rig.clock.advance(60_000)
  await rig.sandbox.service.finishPictures.settle()
  const left = expectSound()
  expect(left).toBeGreaterThan(400 - taken)
  const { entries } = (await rig.admin('GET', '/credits')).body
  const reasons = new Set(rig.sandbox.service.credits.entries(10_000).map(({ reason }) => reason))
  for (const reason of ['captions', 'failed captions', 'unreadable sources', 'images', 'failed images', 'video', 'failed video', 'publish', 'failed items']) expect([...reasons]).toContain(reason)
  expect(entries[0]).toMatchObject({ workspaceId: expect.stringMatching(/^ws-/u), reference: expect.any(String) })
})

it('holds across a stop in the middle', async () => {
  await rig.api('POST', '/images/generate', { json: { prompt: 'Image', quantity: 4 } })
  await rig.restart()
  rig.sandbox.service.credits.set(7)
  rig.sandbox.service.credits.add(5)
  rig.clock.advance(10_000)
  await rig.sandbox.service.finishPictures.settle()
  expect(expectSound()).toBe(12)
})
