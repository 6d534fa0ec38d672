/** Names of files are data: shown and sent, never a path (M5). */

const LONGEST = 200
// Controls, line ends, marks that change the direction of writing, and the mark of byte order.
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu

/** The last part of a path of any system: NFC, nothing hidden, at most 200 characters with its extension kept. Never empty. */
export function nameOf(path: string): string {
  const last = path.replace(/[\\/]+$/u, '').split(/[\\/]/u).at(-1) ?? ''
  const clean = last.normalize('NFC').replace(HIDDEN, '').trim()
  if (clean.length <= LONGEST) return clean || 'file'
  const extension = /\.[^.]{1,10}$/u.exec(clean)?.[0] ?? ''
  // A cut may halve a character.
  return clean.slice(0, LONGEST - extension.length).replace(/\p{Cs}$/u, '') + extension
}

/** Lower case, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The name with the extension that its content asks for: services look at it. */
export function nameFor(name: string, format: { ext: string; extensions: readonly string[] }): string {
  return format.extensions.includes(extensionOf(name)) ? name : `${name.replace(/\.[^.]{1,10}$/u, '') || 'file'}.${format.ext}`
}
