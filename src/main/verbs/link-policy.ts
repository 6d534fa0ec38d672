/** Which addresses may be handed to the system's browser, and how they are shown before. */
export interface AllowedLink {
  /** Normalised by the URL parser: what is opened is what was checked. */
  href: string
  /** The host in ASCII (punycode), so that a look-alike is seen. */
  host: string
}

const MAX_LENGTH = 2000

/** `https:` only, without credentials, to a real host name. `loopback` also allows that one http origin (the local dashboard). */
export function allowLink(address: string, loopback?: string): AllowedLink | null {
  if (address.length > MAX_LENGTH || hasControlCharacter(address)) return null
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  if (url.username !== '' || url.password !== '') return null
  const isLoopback = loopback !== undefined && url.protocol === 'http:' && url.origin === loopback && isLoopbackHost(url.hostname)
  const isHttps = url.protocol === 'https:' && /^https:\/\//i.test(address) && isPublicName(url.hostname)
  return isLoopback || isHttps ? { href: url.href, host: url.host } : null
}

/**
 * A name under a top-level domain. No bare number in any of its spellings (the parser has made `127.1` and `2130706433` into four by now): what
 * answers there is a device of the user's own network. RFC 1035, 2.3.4 for the lengths.
 */
function isPublicName(host: string): boolean {
  return host.length <= 254 && /^(?:[a-z0-9_-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})\.?$/.test(host)
}

function isLoopbackHost(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]'
}

function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code <= 0x20 || code === 0x7f || character === '\\') return true
  }
  return false
}
