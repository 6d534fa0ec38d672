/** Text that people paste: a key, a workspace id, an address. Space around it goes; anything odd inside is refused in words (K8). */
import { AppError } from '../../contract/errors.ts'
import { checkBaseUrl } from '../powerpost/binding.ts'

const MAX = 256
const PRINTABLE = /^[\x21-\x7e]+$/u

const NAMES = { key: 'API key', remoteId: 'workspace id' } as const

/** For values that travel in a header: printable ASCII without spaces, at most 256. Never shows the value. */
export function cleanPasted(value: string, field: keyof typeof NAMES): string {
  const name = NAMES[field]
  const refuse = (why: string) => new AppError('INVALID_INPUT', why, { field })
  // Some programs put invisible marks around what is copied from them.
  const clean = value.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/gu, '')
  if (clean === '') throw refuse(`Paste the ${name}.`)
  if (clean.length > MAX) throw refuse(`That is too long for a ${name}: ${clean.length} characters, at most ${MAX}.`)
  if (/\s/u.test(clean)) throw refuse(`There is a space or a line break inside the ${name}. Copy it once more.`)
  if (!PRINTABLE.test(clean)) throw refuse(`There is a character inside the ${name} that cannot belong to it. Copy it once more.`)
  return clean
}

export const DEFAULT_BASE_URL = 'https://powerpost.ai/api/v1'

/** The address in its one form, without a slash at the end. Empty means PowerPost itself. */
export function cleanBaseUrl(value: string | null | undefined): string {
  const clean = (value ?? '').trim()
  if (clean === '') return DEFAULT_BASE_URL
  if (clean.length > 2000) throw new AppError('INVALID_INPUT', 'The address is too long.', { field: 'baseUrl' })
  if (/[\s\p{Cc}\\]/u.test(clean)) throw new AppError('INVALID_INPUT', 'The address has a space or a sign inside that cannot belong to it.', { field: 'baseUrl' })
  return checkBaseUrl(clean)
}

/** A name as it is shown: one line, without marks that turn the text around it. Throws INVALID_INPUT when nothing is left. */
export function cleanName(value: string, field: 'name' | 'label'): string {
  const clean = value.normalize('NFC').replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim()
  if (clean === '') throw new AppError('INVALID_INPUT', 'Give it a name.', { field })
  if (clean.length > 120) throw new AppError('INVALID_INPUT', `That name is too long: ${clean.length} characters, at most 120.`, { field })
  return clean
}
