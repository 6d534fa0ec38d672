import { describe, expect, it } from 'vitest'
import { createAppStore } from '../../../src/renderer/stores/app.ts'
import { readPlace, writePlace } from '../../../src/renderer/stores/place-in-address.ts'

const CLIENT = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const DRAFT = '5a544c1b-0b7c-4c1b-9d62-1f0a1a2b3c4d'

describe('the place of the window, in its address', () => {
  it.each([
    [{ workspaceId: CLIENT, section: 'drafts', draftId: DRAFT, settingsPage: 'accounts' }],
    [{ workspaceId: CLIENT, section: 'media', draftId: null, settingsPage: 'accounts' }],
    [{ workspaceId: CLIENT, section: 'settings', draftId: DRAFT, settingsPage: 'appearance' }],
    [{ workspaceId: null, section: 'settings', draftId: null, settingsPage: 'about' }],
  ] as const)('is read as it was written: %o', (place) => {
    expect(readPlace(writePlace(place))).toEqual(place)
  })

  it('holds ids and nothing else of the client', () => {
    const app = createAppStore(() => 0)
    app.getState().go({ workspaceId: CLIENT, section: 'drafts', draftId: DRAFT })
    app.getState().open({ kind: 'palette' })
    expect(writePlace(app.getState())).toBe(`#section=drafts&client=${CLIENT}&draft=${DRAFT}`)
  })

  it.each(['', '#', '#section', '#section=nowhere', '#section=drafts&client=../../etc', `#section=drafts&client=${CLIENT}&draft=x`, '#section=settings&page=__proto__', '#a=b', '#%'])('is none in %j', (hash) => {
    expect(readPlace(hash)).toBeNull()
  })
})
