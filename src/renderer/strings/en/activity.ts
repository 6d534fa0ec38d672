/** Words of the log of requests. */
import type { RequestView } from '../../../contract/schemas/activity.ts'
import { formatNumber } from '../../lib/time.ts'

export const activityWords = {
  title: 'Activity',
  text: 'What this app asked of PowerPost, newest first: the latest 5,000 requests of the last 30 days. No key and no text is kept here.',
  of: 'Requests of',
  ofAccount: (label: string) => `${label} (the account itself)`,
  shown: 'Show',
  filters: { all: 'All', failed: 'Did not go well' },
  listName: 'Requests',
  columns: { when: 'When', what: 'What', how: 'How it went', took: 'Took', id: 'Request id' },
  empty: { title: 'Nothing was asked yet', text: 'As soon as this client sends or asks for something, each request stands here.' },
  allWell: { title: 'All went well', text: 'No request failed in the time that is kept.' },
  loading: 'Reading the log…',
  failed: 'The log could not be read.',
  readAgain: 'Read again',
  noClient: { title: 'No client and no account yet', text: 'With an account, every request to PowerPost stands here.' },
  copyId: (id: string) => `Copy the request id ${id}`,
  copied: 'The request id was copied. Name it when you ask PowerPost about this request.',
  noId: 'none',
  attempt: (attempt: number) => `attempt ${formatNumber(attempt)}`,
  bytes: (sent: string, received: string) => `${sent} sent, ${received} received`,
} as const

/** Names of the calls of docs/api/openapi.yaml; an unknown one stands as it is. */
const OPERATIONS: Record<string, string> = {
  getCredits: 'Read the credits',
  uploadMedia: 'Upload a file',
  generateContent: 'Ask for captions',
  listGenerations: 'List the captions',
  getGeneration: 'Read captions',
  generateImages: 'Ask for images',
  getImageGeneration: 'Read images',
  generateVideo: 'Ask for a video',
  getVideoGeneration: 'Read a video',
  listPosts: 'List the posts',
  createPost: 'Make a post',
  getPost: 'Read a post',
  publishPost: 'Publish a post',
  schedulePost: 'Schedule a post',
  cancelPost: 'Cancel a scheduled post',
  getPostItemAnalytics: 'Read figures of a post',
  listCalendarEntries: 'List the calendar',
  createCalendarEntry: 'Add to the calendar',
  getCalendarEntry: 'Read the calendar',
  updateCalendarEntry: 'Change the calendar',
  deleteCalendarEntry: 'Remove from the calendar',
}

export const operationName = (operation: string): string => OPERATIONS[operation] ?? operation

/** How a request went, in a few words; the service's own word stands beside it. */
export function outcomeWords({ outcome, status }: Pick<RequestView, 'outcome' | 'status'>): string {
  switch (outcome) {
    case 'ok': return 'Done'
    case 'refused': return status === 429 ? 'Asked to wait' : 'Refused'
    case 'not-sent': return 'Did not get out'
    case 'unclear': return 'The answer was lost'
  }
}

/** Milliseconds as "240 ms" or "3.4 s". */
export function tookWords(ms: number): string {
  return ms < 1_000 ? `${formatNumber(ms)} ms` : `${formatNumber(Math.round(ms / 100) / 10)} s`
}
