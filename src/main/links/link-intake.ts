/** `powerpost://` links on their way in: from the command line at the start, from a second start, or from the system (macOS). */
import type { Arrival } from '../../contract/places.ts'
import { looksLikeLink, parseLink } from '../../contract/links.ts'

/** The first link on a command line, well made or not; null where there is none. */
export function linkOnCommandLine(argv: readonly string[]): string | null {
  return argv.find(looksLikeLink) ?? null
}

/** What the window is told of a link: its place, or that it is none. It is never more than shown. */
export function arrivalOf(link: string): Arrival {
  const place = parseLink(link)
  return place === null ? { kind: 'refused-link' } : { kind: 'place', place, from: 'link' }
}
