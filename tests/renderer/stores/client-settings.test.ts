import { expect, it } from 'vitest'
import type { ClientSettings } from '../../../src/contract/schemas/client-settings.ts'
import { createClientSettingsServices } from '../../../src/renderer/stores/client-settings.ts'
import { createAsk } from '../../../src/renderer/stores/captions-ask.ts'
import { manualTiming, pending, scriptedCore, settled } from '../send/scripted-core.ts'

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

it('a default is shown as chosen at once, also while an older one is read back; what is refused goes back', async () => {
  const kept = settingsOf('a')
  const answers = [pending<void>(), pending<void>()]
  let asked = 0
  const core = scriptedCore({
    'clientSettings.get': () => structuredClone(kept),
    'clientSettings.setDefaults': async (input) => {
      await answers[asked++]?.promise
      Object.assign(kept.defaults, (input as { change: object }).change)
      return structuredClone(kept)
    },
  })
  const client = createClientSettingsServices(core.connection).of('a')
  await settled()
  const chosen = () => client.state.getState().settings.defaults.postTypes
  const first = client.setDefaults({ postTypes: ['x-post'] })
  expect(chosen()).toEqual(['x-post'])
  const second = client.setDefaults({ postTypes: [...chosen(), 'linkedin-post'] })
  answers[0]?.resolve()
  await first
  expect(chosen()).toEqual(['x-post', 'linkedin-post'])
  answers[1]?.reject(new Error('refused'))
  await expect(second).rejects.toThrow()
  expect(chosen()).toEqual(['x-post'])
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
