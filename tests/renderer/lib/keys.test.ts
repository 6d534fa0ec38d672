import { describe, expect, it } from 'vitest'
import { isMod, keyNames } from '../../../src/renderer/lib/keys.ts'

const chord = (part: Partial<Parameters<typeof isMod>[0]>) => ({ key: '1', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...part })

describe('keys', () => {
  it('are named as on the keyboard at hand', () => {
    expect(keyNames('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(keyNames('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(keyNames('Mod+,', false)).toEqual(['Ctrl', ','])
    expect(keyNames('Mod+Plus', false)).toEqual(['Ctrl', '+'])
  })

  it('take the one modifier of the system, alone', () => {
    expect(isMod(chord({ ctrlKey: true }), false)).toBe(true)
    expect(isMod(chord({ ctrlKey: true }), true)).toBe(false)
    expect(isMod(chord({ metaKey: true }), true)).toBe(true)
    expect(isMod(chord({ metaKey: true }), false)).toBe(false)
    // AltGr is Ctrl and Alt on some keyboards, and types.
    expect(isMod(chord({ ctrlKey: true, altKey: true }), false)).toBe(false)
    expect(isMod(chord({ ctrlKey: true, shiftKey: true }), false)).toBe(false)
    expect(isMod(chord({}), false)).toBe(false)
  })
})
