/** What answers tell of a client's networks. */
import { beforeEach, expect, it } from 'vitest'
import { createClientSettings } from '../../../src/core/client-settings/index.ts'
import type { PostType } from '../../../src/domain/post-types.ts'
import { refuse } from '../../simulation/support/server.ts'
import { createHarness } from './harness.ts'
import type { Harness } from './harness.ts'

let harness: Harness
beforeEach(async () => {
  harness = createHarness()
  await harness.boot()
})
const workspace = () => harness.first.workspace
const settings = () => createClientSettings({ clock: harness.clock.forProcess(() => true), random: harness.random })
const known = () => Object.fromEntries(settings().get(workspace()).connections.filter((one) => one.source !== null).map((one) => [one.platform, [one.state, one.source]]))

async function send(...postTypes: PostType[]): Promise<string> {
  const draftId = harness.draft({ postTypes }, 0)
  await harness.posts.createSend(workspace(), { commandId: harness.random.uuid(), draftId, rev: 1, postTypes, when: { kind: 'now' }, again: false })
  await harness.run(3_600_000)
  return draftId
}
const refusing = () => (harness.server.script = (method, path) => (method === 'POST' && path.endsWith('/publish') ? refuse(422, 'PLATFORM_NOT_CONNECTED') : undefined))

it('what went out was connected; a refusal after it wins, and what goes out after that wins again', async () => {
  await send('x-post')
  expect(known()).toEqual({ x: ['connected', 'posted'] })
  refusing()
  const draftId = await send('x-post')
  expect(known()).toEqual({ x: ['not-connected', 'refused'] })
  const { items } = harness.posts.preview(workspace(), { draftId })
  expect(items[0]?.problems.filter((one) => one.code === 'not-connected')).toEqual([{ code: 'not-connected', postType: 'x-post', blocking: false }])
  harness.server.script = () => undefined
  await send('x-post')
  expect(known()).toEqual({ x: ['connected', 'posted'] })
})

it('a refusal of several networks says of none that it is not connected', async () => {
  refusing()
  await send('x-post', 'linkedin-post')
  expect(known()).toEqual({ x: ['unknown', 'refused-one-of'], linkedin: ['unknown', 'refused-one-of'] })
})

it('the newest word counts, also when it is the user’s, and the send is never kept back', async () => {
  settings().setConnection(workspace(), { commandId: harness.random.uuid(), platform: 'x', state: 'not-connected' })
  expect(known()).toEqual({ x: ['not-connected', 'user'] })
  await send('x-post')
  expect(known()).toEqual({ x: ['connected', 'posted'] })
})
