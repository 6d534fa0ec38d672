/** What a failed exchange was, by the codes of Node and undici (never by message). */
import type { TransportError } from '../ports.ts'

const DNS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EAI_NONAME'])
/** Raised only while a connection is being made. */
const CONNECT = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT'])
const TLS = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_UNTRUSTED', 'CERT_REVOKED', 'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_HANDSHAKE_TIMEOUT', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO',
])
const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ETIMEDOUT', 'UND_ERR_SOCKET'])

export function codeOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return ''
  const code: unknown = Reflect.get(cause, 'code')
  if (typeof code === 'string') return code
  // Happy eyeballs: one error for each address that was tried.
  const errors: unknown = Reflect.get(cause, 'errors')
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0])
  return codeOf(Reflect.get(cause, 'cause'))
}

/** On a kept connection only errors of connecting prove that nothing left. */
export function notSentByCode(cause: unknown): boolean {
  const code = codeOf(cause)
  return DNS.has(code) || CONNECT.has(code) || TLS.has(code)
}

export function failureReason(cause: unknown, connecting: boolean): TransportError['reason'] {
  const code = codeOf(cause)
  if (DNS.has(code)) return 'dns'
  if (TLS.has(code)) return 'tls'
  if (CONNECT.has(code) || connecting) return 'connect'
  if (RESET.has(code)) return 'reset'
  return 'other'
}
