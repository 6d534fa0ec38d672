/** What is printed on the keys of a keyboard that is not a Mac's. */
export const KEY_NAMES: Record<string, string> = { Mod: 'Ctrl', Space: 'Space' }
