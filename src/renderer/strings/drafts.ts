/** Words of the list of drafts and its trash. */
import type { DraftSummary } from '../../contract/schemas/drafts.ts'

const days = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const DAY_MS = 86_400_000

export const draftsWords = {
  region: 'Drafts',
  title: 'Drafts',
  trash: 'Trash',
  newDraft: 'New draft',
  showTrash: 'Trash',
  backToDrafts: 'Back to drafts',
  untitled: 'Untitled',
  noText: 'No text yet',
  files: (count: number) => (count === 1 ? '1 file' : `${count} files`),
  moreFiles: (count: number) => `+${count}`,
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

/** What the group of a day is called: "Today", "Yesterday", the weekday within the week, else its month. */
export function dayGroup(at: number, now: number): string {
  const time = new Date(at)
  const today = new Date(now)
  const ago = dayNumber(today) - dayNumber(time)
  if (ago >= -1 && ago <= 1) return capital(days.format(-ago, 'day'))
  if (ago > 1 && ago < 7) return new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(time)
  const isThisYear = time.getFullYear() === today.getFullYear()
  return new Intl.DateTimeFormat(undefined, isThisYear ? { month: 'long' } : { month: 'long', year: 'numeric' }).format(time)
}

function dayNumber(time: Date): number {
  return Math.round(Date.UTC(time.getFullYear(), time.getMonth(), time.getDate()) / DAY_MS)
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase() + word.slice(1)
}
