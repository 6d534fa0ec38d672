/** Words of the list of drafts and its trash. */
import type { DraftSummary } from '../../../contract/schemas/drafts.ts'
import { formatNumber } from '../../lib/time.ts'
import { locale } from '../language.ts'

const days = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
const DAY_MS = 86_400_000

export const draftsWords = {
  width: 'Width of the list',
  region: 'Drafts',
  title: 'Drafts',
  trash: 'Trash',
  newDraft: 'New draft',
  showTrash: 'Trash',
  backToDrafts: 'Back to drafts',
  untitled: 'Untitled',
  noText: 'No text yet',
  files: (count: number) => (count === 1 ? '1 file' : `${formatNumber(count)} files`),
  moreFiles: (count: number) => `+${formatNumber(count)}`,
  notSaved: 'Not saved yet',
  toTrash: 'Move to trash',
  restore: 'Restore',
  undo: 'Undo',
  trashed: (title: string) => `“${title}” is in the trash`,
  restored: (title: string) => `“${title}” is back among the drafts`,
  trashRefused: 'This draft is on its way. Cancel its send in the outbox first, or wait for it to end.',
  trashNote: 'Drafts stay here until you restore them.',
  loadingMore: 'Reading more drafts…',
  retry: 'Try again',
  open: 'Open',
  empty: {
    title: 'No drafts yet',
    text: 'Write a caption, drop in photos, and send when it is ready. Everything is kept on this computer, also without a connection.',
    action: 'Write the first draft',
  },
  emptyTrash: {
    title: 'The trash is empty',
    text: 'Drafts you move here can be restored.',
  },
  failed: {
    title: 'The drafts could not be read',
  },
  behind: 'The list could not be read to the end',
  nothingOpen: {
    title: 'No draft is open',
    text: 'Choose one from the list, or write a new one.',
  },
} as const

/** The state of the draft's send, in a word or two; null when it was never sent. */
export function sendWord(send: DraftSummary['send']): string | null {
  switch (send) {
    case 'none': return null
    case 'live': return 'On its way'
    case 'sent': return 'Sent'
  }
}

// Made once: each is large, and a list asks for thousands of times.
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' })
const month = new Intl.DateTimeFormat(locale, { month: 'long' })
const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })

/** What the group of a day is called: "Today", "Yesterday", the weekday within the week, else its month. */
export function dayGroup(at: number, now: number): string {
  const ago = dayNumber(new Date(now)) - dayNumber(new Date(at))
  if (ago >= -1 && ago <= 1) return capital(days.format(-ago, 'day'))
  if (ago > 1 && ago < 7) return weekday.format(at)
  return (isSameYear(at, now) ? month : monthAndYear).format(at)
}

/** "14:31" where the day stands above it, else "12 Mar", with the year when it is another one. */
export function rowTime(at: number, now: number): string {
  if (Math.abs(dayNumber(new Date(now)) - dayNumber(new Date(at))) < 7) return clock.format(at)
  return (isSameYear(at, now) ? day : dayAndYear).format(at)
}

export function fullTime(at: number): string {
  return whole.format(at)
}

/** Days since the epoch on the user's own calendar. */
export function dayNumber(time: Date): number {
  return Math.round(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / DAY_MS)
}

function isSameYear(a: number, b: number): boolean {
  return new Date(a).getFullYear() === new Date(b).getFullYear()
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1)
}
