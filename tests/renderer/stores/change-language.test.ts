/** Another language loads every window again: nothing that was typed may be lost by it. */
import { describe, expect, it } from 'vitest'
import { createFlushRegistry } from '../../../src/renderer/lib/flush.ts'
import { changeLanguage } from '../../../src/renderer/stores/change-language.ts'
import { createPreferencesStore } from '../../../src/renderer/stores/preferences.ts'
import { createToastsStore } from '../../../src/renderer/stores/toasts.ts'

function window(refusal?: { name: string; message: string }) {
  const asked: string[] = []
  const bridge = {
    setTheme: async () => {},
    setListWidth: async () => {},
    setLanguage: async (language: string) => {
      asked.push(language)
      // As the bridge does: a plain object.
      if (refusal !== undefined) await Promise.reject(refusal)
    },
  }
  const preferences = createPreferencesStore(bridge, { isDark: () => false, onChange: () => () => {} })
  const toasts = createToastsStore({ now: () => 0, after: () => () => {} })
  return { services: { preferences, toasts }, asked, told: () => toasts.getState().items.map(({ text }) => text) }
}

describe('another language', () => {
  it('is asked of the shell', async () => {
    const { services, asked, told } = window()
    await changeLanguage(services, 'de')
    expect(asked).toEqual(['de'])
    expect(services.preferences.getState().language).toBe('de')
    expect(told()).toEqual([])
  })

  it('is not taken while something typed cannot be saved, and that is said', async () => {
    const { services, told } = window({ name: 'NOT_POSSIBLE_NOW', message: 'no' })
    await changeLanguage(services, 'de')
    expect(services.preferences.getState().language).toBe('system')
    expect(told()).toEqual(['Something you typed is not saved or sent off yet. See to it first, then choose the language again.'])
  })

  it('that the shell refuses otherwise is told in other words', async () => {
    const { services, told } = window({ name: 'TIMEOUT', message: 'no' })
    await changeLanguage(services, 'de')
    expect(told()).toEqual(['That took too long. Try again.'])
  })
})

describe('what is typed', () => {
  it('is saved, or held by its window', async () => {
    const flush = createFlushRegistry()
    let [typed, isFull] = ['Spring menu', true]
    const stop = flush.register(async () => {
      if (isFull) throw new Error('the disk is full')
      typed = ''
    }, () => typed !== '')
    flush.register(async () => {})
    await flush.run()
    expect(flush.holdsText()).toBe(true)
    isFull = false
    await flush.run()
    expect(flush.holdsText()).toBe(false)
    typed = 'more'
    stop()
    expect(flush.holdsText()).toBe(false)
  })
})
