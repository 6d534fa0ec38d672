/** What can be known of a network's connection: the service has no call that lists them (docs: errors, 422 PLATFORM_NOT_CONNECTED). */

export const CONNECTION_STATES = ['connected', 'not-connected', 'unknown'] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]

export const CONNECTION_SOURCES = ['posted', 'refused', 'refused-one-of', 'user'] as const
export type ConnectionSource = (typeof CONNECTION_SOURCES)[number]

export interface Evidence<P extends string> {
  platform: P
  state: ConnectionState
  source: ConnectionSource
}

/** A refusal names no network: it is certain of a single one. Of several, at least one is not connected, and none is known to be. */
export function refusedConnections<P extends string>(platforms: readonly P[]): Evidence<P>[] {
  const all = [...new Set(platforms)]
  return all.map((platform) => (all.length === 1 ? { platform, state: 'not-connected', source: 'refused' } : { platform, state: 'unknown', source: 'refused-one-of' }))
}
