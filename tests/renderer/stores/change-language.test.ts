/** Another language loads the window again: nothing that was typed may be lost by it. */
import { describe, expect, it } from 'vitest'
import { createFlushRegistry } from '../../../src/renderer/lib/flush.ts'
import { changeLanguage } from '../../../src/renderer/stores/change-language.ts'
import { createPreferencesStore } from '../../../src/renderer/stores/preferences.ts'
import { createToastsStore } from '../../../src/renderer/stores/toasts.ts'

function window({ refuses = false, saves = true } = {}) {
  const done: string[] = []
  let typed = 'Spring menu'
  const flush = createFlushRegistry()
  flush.register(async () => {
    done.push('saved')
    if (!saves) throw new Error('the disk is full')
    typed = ''
  }, () => typed !== '')
  const bridge = {
    setTheme: async () => {},
    setListWidth: async () => {},
    setLanguage: async (language: string) => {
      done.push(language)
      if (refuses) throw new Error('refused')
    },
  }
  const preferences = createPreferencesStore(bridge, { isDark: () => false, onChange: () => () => {} })
  const toasts = createToastsStore({ now: () => 0, after: () => () => {} })
  const told = () => toasts.getState().items.map(({ text }) => text)
  return { services: { flush, preferences, toasts }, done, told }
}

describe('another language', () => {
  it('is asked for once what was typed is saved', async () => {
    const { services, done, told } = window()
    await changeLanguage(services, 'de')
    expect(done).toEqual(['saved', 'de'])
    expect(services.preferences.getState().language).toBe('de')
    expect(told()).toEqual([])
  })

  it('is not taken while something typed cannot be saved', async () => {
    const { services, done, told } = window({ saves: false })
    await changeLanguage(services, 'de')
    expect(done).toEqual(['saved'])
    expect(services.preferences.getState().language).toBe('system')
    expect(told()).toEqual(['Something you typed is not saved or sent off yet. See to it first, then choose the language again.'])
  })

  it('that is spoken already loads nothing and waits for nothing', async () => {
    const { services, done } = window({ saves: false })
    await changeLanguage(services, 'en')
    expect(done).toEqual(['en'])
    services.preferences.setState({ systemLanguage: 'de' })
    await changeLanguage(services, 'system')
    expect(done).toEqual(['en', 'saved'])
  })

  it('that the shell refuses is told', async () => {
    const { services, told } = window({ refuses: true })
    await changeLanguage(services, 'de')
    expect(told()).toHaveLength(1)
    expect(services.preferences.getState().language).toBe('system')
  })
})
