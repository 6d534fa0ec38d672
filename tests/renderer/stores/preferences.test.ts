import { describe, expect, it } from 'vitest'
import { createPreferencesStore } from '../../../src/renderer/stores/preferences.ts'

function preferences({ isDark = false, refuses = false } = {}) {
  let dark = isDark
  let tell = () => {}
  const told: string[] = []
  const bridge = {
    setListWidth: async (width: number) => {
      told.push(String(width))
      if (refuses) throw new Error('refused')
    },
    setLanguage: async (language: string) => {
      told.push(language)
      if (refuses) throw new Error('refused')
    },
    setTheme: async (theme: string) => {
      told.push(theme)
      if (refuses) throw new Error('refused')
    },
  }
  const store = createPreferencesStore(bridge, { isDark: () => dark, onChange: (listener) => { tell = listener; return () => {} } })
  return { store, told, systemTurns: (next: boolean) => { dark = next; tell() } }
}

describe('the width of lists', () => {
  it('is worn at once and remembered, also where it cannot be', async () => {
    for (const refuses of [false, true]) {
      const { store, told } = preferences({ refuses })
      expect(store.getState().listWidth).toBe(320)
      store.getState().keepListWidth(400)
      expect(store.getState().listWidth).toBe(400)
      expect(told).toEqual(['400'])
    }
  })
})

describe('the theme', () => {
  it('follows the system until one is chosen', async () => {
    const { store, told, systemTurns } = preferences()
    expect(store.getState().shown).toBe('light')
    systemTurns(true)
    expect(store.getState().shown).toBe('dark')
    await store.getState().setTheme('light')
    expect(told).toEqual(['light'])
    systemTurns(true)
    expect(store.getState().shown).toBe('light')
    await store.getState().setTheme('system')
    expect(store.getState().shown).toBe('dark')
  })

  it('is worn also when it cannot be remembered, and the caller hears of that', async () => {
    const { store } = preferences({ refuses: true })
    await expect(store.getState().setTheme('dark')).rejects.toThrow()
    expect(store.getState().shown).toBe('dark')
  })
})
