import { describe, expect, it } from 'vitest'
import { appPage } from '../../../src/main/pages/app-url.ts'
import { ownDraftOf } from '../../../src/renderer/lib/own-draft.ts'

const ID = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const OTHER = '5a544c1b-0b7c-4c1b-9d62-1f0a1a2b3c4d'

describe('the draft of a window', () => {
  it('is read from the address that the shell gave it', () => {
    const address = new URL(appPage({ language: 'de', locale: 'de-AT' }, '', { workspaceId: ID, draftId: OTHER }))
    expect(ownDraftOf(address.search)).toEqual({ workspaceId: ID, draftId: OTHER })
    expect(ownDraftOf(new URL(appPage({ language: 'de', locale: null })).search)).toBeNull()
  })

  it.each(['', `?workspace=${ID}`, `?draft=${ID}`, `?workspace=${ID}&draft=x`, `?workspace=../..&draft=${ID}`, `?workspace=${ID}&draft=${ID.toUpperCase()}`])('is none in “%s”', (search) => {
    expect(ownDraftOf(search)).toBeNull()
  })
})
