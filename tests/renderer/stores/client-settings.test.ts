import { expect, it } from 'vitest'
import type { ClientSettings } from '../../../src/contract/schemas/client-settings.ts'
import { createClientSettingsServices } from '../../../src/renderer/stores/client-settings.ts'
import { createAsk } from '../../../src/renderer/stores/captions-ask.ts'
import { manualTiming, scriptedCore, settled } from '../send/scripted-core.ts'

const settingsOf = (name: string): ClientSettings => ({
  styles: [{ id: name, remoteId: `style-of-${name}`, name }], connections: [],
  defaults: { postTypes: [], researchMode: null, styleId: null, ctaText: null, timeZone: null },
})

it('each client has its own, and reads again when that one changes', async () => {
  const kept: Record<string, ClientSettings> = { a: settingsOf('canary-a'), b: settingsOf('b') }
  const core = scriptedCore({
    'clientSettings.get': (input) => kept[(input as { workspaceId: string }).workspaceId],
    'clientSettings.removeStyle': (input) => (kept[(input as { workspaceId: string }).workspaceId] = { ...settingsOf('a'), styles: [] }),
  })
  const services = createClientSettingsServices(core.connection)
  const [a, b] = [services.of('a'), services.of('b')]
  await settled()
  expect(JSON.stringify(b.state.getState())).not.toContain('canary-a')
  await a.removeStyle('canary-a')
  expect(a.state.getState()).toMatchObject({ phase: 'ready', settings: { styles: [] } })
  kept['b'] = settingsOf('b2')
  core.change('settings', 'a')
  await settled()
  expect(b.state.getState().settings.styles[0]?.name).toBe('b')
  core.change('settings', 'b')
  await settled()
  expect(b.state.getState().settings.styles[0]?.name).toBe('b2')
})

it('a request begins with the defaults once, and never over what was typed', () => {
  const ask = () => createAsk({ connection: scriptedCore({ 'generations.estimate': () => ({ credits: 1 }) }).connection, timing: manualTiming(), workspaceId: 'a', draftId: null })
  const one = ask()
  one.begin({ researchMode: 'deep', writingStyleId: 'style-1', ctaText: 'Come by', postTypes: ['x-post'] })
  expect(one.store.getState()).toMatchObject({ isTouched: false, form: { researchMode: 'deep', writingStyleId: 'style-1', ctaText: 'Come by', postTypes: ['x-post'] } })
  one.begin({ ctaText: 'Later' })
  expect(one.store.getState().form.ctaText).toBe('Come by')
  const typed = ask()
  typed.edit((form) => ({ ...form, ctaText: 'Mine' }))
  typed.begin({ ctaText: 'Come by' })
  expect(typed.store.getState().form.ctaText).toBe('Mine')
})
