/** What is printed on the keys of a German keyboard that is not a Mac's. */
export const KEY_NAMES: Record<string, string> = { Mod: 'Strg', Shift: 'Umschalt', Enter: 'Eingabe', Space: 'Leertaste', Backspace: 'Rücktaste', Delete: 'Entf', Home: 'Pos1', End: 'Ende', PageUp: 'Bild ↑', PageDown: 'Bild ↓' }
