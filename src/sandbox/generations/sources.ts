/**
 * Addresses that captions are to be written from. The sandbox reads none of them: it never calls out. Those that no service should call
 * are dropped without a word (docs: generate); a host below `.invalid`, which by its very name is nowhere, could not be read.
 */
import { isIP } from 'node:net'
import { ApiError } from '../api-error.ts'

export interface SortedSources {
  /** Hosts of those that are paid for and read. */
  read: string[]
  /** How many are paid for and turn out unreadable: they are given back. */
  unreadable: number
}

/** Throws VALIDATION_ERROR for what is no address. */
export function sortSources(addresses: readonly string[], allFail: boolean): SortedSources {
  const sorted: SortedSources = { read: [], unreadable: 0 }
  for (const address of addresses) {
    const url = URL.canParse(address) ? new URL(address) : null
    if (url?.protocol !== 'https:') throw new ApiError('VALIDATION_ERROR', 'source_urls: each begins with https:// and names a host.')
    if (isPrivate(url.hostname)) continue
    if (allFail || /(?:^|\.)invalid$/u.test(url.hostname)) sorted.unreadable += 1
    else sorted.read.push(url.hostname.replace(/^www\./u, ''))
  }
  return sorted
}

/** Names and numbers of networks that are nobody else's to call. */
export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/gu, '').replace(/\.$/u, '').toLowerCase()
  if (isIP(host) === 6) return host === '::' || host === '::1' || /^f[cd]|^fe[89ab]|^::ffff:/u.test(host)
  if (isIP(host) === 4) {
    const [a = 0, b = 0] = host.split('.').map(Number)
    return a === 0 || a === 10 || a === 127 || a >= 224 || (a === 100 && b >= 64 && b < 128) || (a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)
  }
  return !host.includes('.') || /\.(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/u.test(host)
}
