/** Words of the tray, of notifications and of the questions that closing a window may ask. */
import type { News, NextSend } from '../../contract/schemas/shell.ts'
import { partsIn, shortTitle } from './parts.ts'

const quoted = (title: string) => (shortTitle(title) === '' ? 'An untitled draft' : `“${shortTitle(title)}”`)
const within = (title: string) => (shortTitle(title) === '' ? 'an untitled draft' : `“${shortTitle(title)}”`)

/** `locale`: the system's tag for the language, by which times and numbers are written. */
export function desktopWords(locale: string | null) {
  const { number, networks, when } = partsIn('en', locale)
  const planned = ({ client, title, at, zone }: NextSend, now: number) => {
    const { time, yours } = when(at, now, zone)
    return `${time}${yours === null ? '' : ` (your time ${yours})`}, ${client} — ${shortTitle(title) || 'untitled'}`
  }
  return {
    tray: {
      offline: 'Offline',
      onTheirWay: (n: number) => (n === 1 ? '1 post on its way' : `${number(n)} posts on their way`),
      needsYou: (n: number) => (n === 1 ? '1 needs you' : `${number(n)} need you`),
      calm: 'Nothing waiting',
      next: (send: NextSend, now: number) => `Next: ${planned(send, now)}`,
      planned,
      morePlanned: (n: number) => `and ${number(n)} more`,
      nothingPlanned: 'Nothing planned',
      open: 'Open PowerPost',
      newDraft: 'New draft',
      newDraftFor: (client: string) => `New draft for ${client}`,
      nextSends: 'Next sends',
      seeNeeds: 'See what needs you',
      quit: 'Quit PowerPost',
    },
    notification: {
      title: (news: News) => (news.kind === 'paused' ? news.account : news.client),
      /** Of one kind and one client. */
      body(news: readonly [News, ...News[]]): string {
        const [first] = news
        const n = news.length
        switch (first.kind) {
          case 'published': return n > 1 ? `${number(n)} posts are out.` : `${quoted(first.title)} is out${first.networks.length === 0 ? '' : ` on ${networks(first.networks)}`}.`
          case 'failed':
            if (n > 1) return `${number(n)} posts did not come out everywhere.`
            return first.posted === 0 ? `${quoted(first.title)} did not come out.` : `${quoted(first.title)} came out in ${first.posted} of ${first.posted + first.failed} places.`
          case 'needs-you': return n > 1 ? `${number(n)} sends need you.` : `${quoted(first.title)} needs you before it can go on.`
          case 'missed': return n > 1 ? `${number(n)} posts have missed their time. Send them now, or let them be.` : `${quoted(first.title)} has missed its time. Send it now, or let it be.`
          case 'captions':
            if (n > 1) return news.every((one) => one.kind === 'captions' && one.written) ? `Captions for ${number(n)} drafts are ready.` : `${number(n)} requests for captions have been answered.`
            return first.written ? `Captions for ${within(first.title)} are ready.` : `Captions for ${within(first.title)} could not be written.`
          case 'paused': return 'Sending is paused until you look at this account.'
        }
      },
    },
    closing: {
      planned: (n: number, next: NextSend | undefined, now: number) => ({
        message: n === 1 ? 'A send with a time is waiting' : `${number(n)} sends with a time are waiting`,
        detail: `PowerPost carries them out itself, and only while it runs.${next === undefined ? '' : ` The next one: ${planned(next, now)}.`}`,
        keep: 'Keep running in the background',
        quit: 'Quit all the same',
        cancel: 'Cancel',
      }),
      unsaved: {
        message: 'Not everything in this window is saved',
        detail: 'What you typed last could not be stored. Keep the window open, and copy the text if it cannot be saved.',
        keep: 'Keep it open',
        close: 'Close and lose that text',
      },
    },
  }
}
