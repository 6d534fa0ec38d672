/** A name as a client gave it, fit to be shown and stored as text; no file is ever called by it. Never empty, at most 200 characters. */
export function cleanFileName(name: string | undefined, extension: string): string {
  const base = (name ?? '').normalize('NFC').split(/[\\/]/u).at(-1) ?? ''
  // Control characters, and those that turn the direction of writing, which make one name look like another.
  const plain = base.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '').trim()
  const cut = Array.from(plain).slice(-200).join('')
  return /^\.*$/u.test(cut) ? `upload.${extension}` : cut
}
