/** Whom a client speaks for: checked once, frozen for its life (S8, N1, N5). */
import { AppError } from '../../contract/errors.ts'

const HEADER_VALUE = /^[\x21-\x7e]{1,256}$/

/** Key and workspace id travel in headers: printable ASCII, no spaces, at most 256. */
export function checkHeaderValue(value: string, field: 'key' | 'remoteId'): string {
  if (!HEADER_VALUE.test(value)) {
    throw new AppError('INVALID_INPUT', field === 'key' ? 'The key may hold only letters, digits and signs, without spaces.' : 'The workspace id may hold only letters, digits and signs, without spaces.', { field })
  }
  return value
}

/** https, or http on this machine. Answers it without a trailing slash. */
export function checkBaseUrl(value: string): string {
  let url: URL
  try {
    url = new URL(value)
  } catch {
    throw new AppError('INVALID_INPUT', 'The address is not a web address.', { field: 'baseUrl' })
  }
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new AppError('INVALID_INPUT', 'The address must begin with https://.', { field: 'baseUrl' })
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new AppError('INVALID_INPUT', 'The address may hold no name, password, question mark or hash.', { field: 'baseUrl' })
  }
  return url.origin + url.pathname.replace(/\/+$/u, '')
}
