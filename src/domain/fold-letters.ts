/** Text as it is searched: lower case, without accents, and with the letters that many keyboards do not have as those have them. */

/** Letters of their own that Unicode takes for no variant of another. */
const OTHERS: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i', ħ: 'h' }
const OTHER = /[øłđðþæœßıħ]/gu

/** "Tromsø", "tromso" and "TROMSØ" are one; so are "Straße" and "Strasse". */
export function foldLetters(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(OTHER, (letter) => OTHERS[letter] ?? letter)
}
