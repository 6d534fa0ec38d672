/** The value of a `datetime-local` field: wall time in the user's zone, to the minute. */
export function toField(time: number): string {
  const date = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Unix ms; null while the field holds no whole date. A wall time that a clock change skips moves forward by the gap. */
export function fromField(value: string): number | null {
  const match = /^(\d{4,6})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(value)
  if (!match) return null
  const [year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN] = match.slice(1).map(Number)
  const time = new Date(year, month - 1, day, hour, minute).getTime()
  return Number.isNaN(time) ? null : time
}

/** The IANA name of the user's time zone. */
export function userZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
