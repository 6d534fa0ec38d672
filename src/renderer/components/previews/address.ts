/** Letters of a path before X cuts it. */
const PATH_SHOWN = 15

/** X shows addresses without their scheme, and the beginning of their path. */
export function shortAddress(address: string): string {
  const bare = address.replace(/^https?:\/\/(www\.)?/i, '')
  const slash = bare.indexOf('/')
  if (slash === -1 || bare.length - slash - 1 <= PATH_SHOWN) return bare
  return `${bare.slice(0, slash + 1 + PATH_SHOWN)}…`
}
