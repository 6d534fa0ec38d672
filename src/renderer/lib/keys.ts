import { KEY_NAMES } from '../strings/keys.ts'

/** Names of keys on the keyboard at hand. `Mod` is Command on a Mac and Ctrl elsewhere. */
export function isMac(platform: string = navigator.platform): boolean {
  return /^mac/i.test(platform)
}

const MAC: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '⏎', Esc: 'Esc', Up: '↑', Down: '↓', Left: '←', Right: '→', Backspace: '⌫' }
const OTHER: Record<string, string> = { Up: '↑', Down: '↓', Left: '←', Right: '→', ...KEY_NAMES }

/** `Mod+Shift+S` → `['Ctrl', 'Shift', 'S']`. A plus key is written `Plus`. */
export function keyNames(keys: string, mac: boolean = isMac()): string[] {
  const names = mac ? MAC : OTHER
  return keys.split('+').map((key) => names[key] ?? (key === 'Plus' ? '+' : key))
}

export interface Chord {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** Command on a Mac, Ctrl elsewhere, and no other modifier. */
export function isMod(event: Chord, mac: boolean = isMac()): boolean {
  return (mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) && !event.altKey && !event.shiftKey
}

/** The same with Shift. */
export function isModShift(event: Chord, mac: boolean = isMac()): boolean {
  return event.shiftKey && isMod({ key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey, shiftKey: false }, mac)
}

/** True where keys are text: there a letter is never a shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    || (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'color'].includes(target.type))
}
