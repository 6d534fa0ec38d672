import type { News, NextSend } from '../../contract/schemas/shell.ts'
import type { desktopWords as english } from './desktop.en.ts'
import { partsIn, shortTitle } from './parts.ts'

const quoted = (title: string) => (shortTitle(title) === '' ? 'Ein Entwurf ohne Titel' : `„${shortTitle(title)}“`)
const within = (title: string) => (shortTitle(title) === '' ? 'einen Entwurf ohne Titel' : `„${shortTitle(title)}“`)

export const desktopWords: typeof english = (locale) => {
  const { number, networks, when } = partsIn('de', locale)
  const planned = ({ client, title, at, zone }: NextSend, now: number) => {
    const { time, yours } = when(at, now, zone)
    return `${time}${yours === null ? '' : ` (bei dir ${yours})`}, ${client}: ${shortTitle(title) || 'ohne Titel'}`
  }
  return {
    tray: {
      offline: 'Offline',
      onTheirWay: (n) => (n === 1 ? '1 Beitrag unterwegs' : `${number(n)} Beiträge unterwegs`),
      needsYou: (n) => (n === 1 ? '1 wartet auf dich' : `${number(n)} warten auf dich`),
      calm: 'Nichts zu tun',
      next: (send, now) => `Als Nächstes: ${planned(send, now)}`,
      planned,
      morePlanned: (n) => `und ${number(n)} weitere`,
      nothingPlanned: 'Nichts geplant',
      open: 'PowerPost öffnen',
      newDraft: 'Neuer Entwurf',
      newDraftFor: (client) => `Neuer Entwurf für ${client}`,
      nextSends: 'Nächste Beiträge',
      seeNeeds: 'Zeigen, was auf dich wartet',
      quit: 'PowerPost beenden',
    },
    notification: {
      title: (news: News) => (news.kind === 'paused' ? news.account : news.client),
      body(news: readonly [News, ...News[]]): string {
        const [first] = news
        const n = news.length
        switch (first.kind) {
          case 'published': return n > 1 ? `${number(n)} Beiträge sind veröffentlicht.` : `${quoted(first.title)} ist veröffentlicht${first.networks.length === 0 ? '' : ` (${networks(first.networks)})`}.`
          case 'failed':
            if (n > 1) return `${number(n)} Beiträge sind nicht überall erschienen.`
            return first.posted === 0 ? `${quoted(first.title)} ist nicht erschienen.` : `${quoted(first.title)} ist an ${first.posted} von ${first.posted + first.failed} Stellen erschienen.`
          case 'needs-you': return n > 1 ? `${number(n)} Beiträge warten auf dich.` : `${quoted(first.title)} wartet auf dich, bevor es weitergeht.`
          case 'missed': return n > 1 ? `${number(n)} Beiträge haben ihre Zeit verpasst. Sende sie jetzt oder lass es.` : `${quoted(first.title)} hat die geplante Zeit verpasst. Sende jetzt oder lass es.`
          case 'captions':
            if (n > 1) return news.every((one) => one.kind === 'captions' && one.written) ? `Textvorschläge für ${number(n)} Entwürfe sind fertig.` : `${number(n)} Anfragen nach Textvorschlägen sind beantwortet.`
            return first.written ? `Die Textvorschläge für ${within(first.title)} sind fertig.` : `Die Textvorschläge für ${within(first.title)} konnten nicht geschrieben werden.`
          case 'paused': return 'Es wird nichts gesendet, bis du dir dieses Konto ansiehst.'
        }
      },
    },
    closing: {
      planned: (n: number, next: NextSend | undefined, now: number) => ({
        message: n === 1 ? 'Ein Beitrag wartet auf seine Zeit' : `${number(n)} Beiträge warten auf ihre Zeit`,
        detail: `PowerPost sendet sie selbst, und nur solange es läuft.${next === undefined ? '' : ` Der nächste: ${planned(next, now)}.`}`,
        keep: 'Im Hintergrund weiterlaufen',
        quit: 'Trotzdem beenden',
        cancel: 'Abbrechen',
      }),
      unsaved: {
        message: 'In diesem Fenster ist nicht alles gespeichert',
        detail: 'Was du zuletzt getippt hast, konnte nicht gesichert werden. Lass das Fenster offen und kopiere den Text, falls er sich nicht speichern lässt.',
        keep: 'Offen lassen',
        close: 'Schließen und den Text verlieren',
      },
    },
  }
}
