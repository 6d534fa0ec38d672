/** The IANA name of the user's time zone. */
export function userZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
