/** Words of what can be done about a step, and of what holds up a whole account. */
import type { Pause } from '../../../contract/schemas/accounts.ts'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import type * as en from '../en/outbox-acts.ts'
import type { Words } from '../language.ts'

export { isAnswer } from '../en/outbox-acts.ts'

export const unknownPanel: Words<typeof en.unknownPanel> = {
  looksTitle: 'Was zu sehen war',
  noLooks: 'Noch nicht nachgesehen.',
  answersTitle: { publish: 'Hast du ihn selbst gesehen?', other: 'Was soll geschehen?' },
}

/** The answers to a state that only the user can settle, with what each means. */
export const ANSWERS: Words<typeof en.ANSWERS> = {
  'it-is-live': 'Damit ist es erledigt. Es wird nichts gesendet.',
  'it-is-not': 'Veröffentlicht ihn noch einmal. PowerPost lehnt das ab, falls er doch schon draußen ist.',
  'send-again': 'Fordert die Vorschläge noch einmal an. Ist die erste Anfrage doch angekommen, kosten beide Credits.',
  'give-up': 'Beendet diese Anfrage. Ist sie angekommen, hat sie Credits gekostet, und ihre Vorschläge bleiben bei PowerPost.',
}

const ANSWERS_OF: Partial<Record<IntentView['kind'], Partial<Record<en.Answer, string>>>> = {
  schedule: {
    'it-is-live': 'PowerPost bringt ihn zu seiner Zeit hinaus. Die App verfolgt ihn dort.',
    'it-is-not': 'Fragt PowerPost noch einmal. Es lehnt ab, falls der Beitrag doch geplant ist.',
  },
  unschedule: {
    'send-again': 'Bittet PowerPost noch einmal, ihn zurückzugeben. Zweimal bewirkt nicht mehr als einmal.',
    'give-up': 'Lässt ihn, wie er ist: Ist er noch geplant, geht er zu seiner Zeit hinaus.',
  },
}
export const answerMeans = (action: en.Answer, kind: IntentView['kind']): string => ANSWERS_OF[kind]?.[action] ?? ANSWERS[action]

export const ACTIONS: Record<OutboxAction, string> = {
  cancel: 'Abbrechen',
  retry: 'Noch einmal versuchen',
  'look-again': 'Noch einmal nachsehen',
  'it-is-live': 'Ist veröffentlicht',
  'it-is-not': 'Ist es nicht',
  'fix-and-resend': 'Beheben und neu senden…',
  'replace-key': 'Schlüssel ersetzen…',
  release: 'Weitergehen lassen…',
  approve: 'Freigeben',
  'send-again': 'Noch einmal anfragen…',
  'give-up': 'Aufgeben',
  pause: 'Pausieren',
  resume: 'Weitermachen',
  'carry-here': 'Von dieser App veröffentlichen',
}

const ACTIONS_OF: Partial<Record<IntentView['kind'], Partial<Record<OutboxAction, string>>>> = {
  schedule: { 'it-is-live': 'Ist geplant' },
  unschedule: { cancel: 'Geplant lassen', 'send-again': 'Noch einmal zurückholen', 'give-up': 'So lassen' },
}

export function actionLabel(action: OutboxAction, intent: Pick<IntentView, 'kind' | 'state' | 'waitingFor'>): string {
  return action === 'retry' && intent.state === 'waiting' ? 'Jetzt versuchen' : (ACTIONS_OF[intent.kind]?.[action] ?? ACTIONS[action])
}

/** Acts that make something public, or may: asked once more with the client's name in view. */
export const CONFIRM: Words<typeof en.CONFIRM> = {
  'it-is-not': {
    title: (client) => `Für ${client} noch einmal veröffentlichen?`,
    text: (title, networks) => `Du sagst, dass „${title}“ auf ${networks} nicht zu sehen ist. Die App veröffentlicht den Beitrag dann noch einmal.`,
    accept: (client) => `Für ${client} veröffentlichen`,
  },
  release: {
    title: (client) => `Das für ${client} weitergehen lassen?`,
    text: (title, networks) => `„${title}“ ist auf ${networks} vielleicht schon draußen, seit die Kopie entstand. Kennt PowerPost den Beitrag, liest die App ihn zuerst nach und sendet nichts doppelt.`,
    accept: (client) => `Für ${client} weitermachen`,
  },
  'send-again': {
    title: (client) => `Für ${client} noch einmal anfragen?`,
    text: (_title, networks) => `Ist die erste Anfrage für ${networks} doch angekommen, kosten beide Credits. Veröffentlicht wird dadurch nichts.`,
    accept: (client) => `Für ${client} noch einmal anfragen`,
  },
  'fix-and-resend': {
    title: (client) => `Den Entwurf für ${client} neu senden?`,
    text: (title, _networks) => `„${title}“ geht so hinaus, wie der Entwurf jetzt ist, anstelle der Fassung, die aufgehalten wurde. Ändere den Entwurf vorher, wenn du das noch nicht getan hast.`,
    accept: (client) => `Für ${client} neu senden`,
  },
  cancel: {
    title: () => 'Das Hochladen abbrechen?',
    text: (title) => `Alles, was diese Datei braucht, wird abgebrochen, auch „${title}“. Entwürfe und Dateien bleiben.`,
    accept: () => 'Hochladen abbrechen',
  },
}

const CONFIRM_SCHEDULE: Words<(typeof en.CONFIRM)['release']> = {
  title: (client) => `Für ${client} noch einmal planen?`,
  text: (title, networks) => `Du sagst, dass „${title}“ bei PowerPost nicht für ${networks} geplant ist. Die App fragt PowerPost dann noch einmal.`,
  accept: (client) => `Für ${client} planen`,
}
export const confirmWords = (action: en.ConfirmedAct, kind: IntentView['kind']): Words<(typeof en.CONFIRM)[en.ConfirmedAct]> => (action === 'it-is-not' && kind === 'schedule' ? CONFIRM_SCHEDULE : CONFIRM[action])

export const PAUSES: Record<Pause['code'], { title: (account: string) => string; text: string; action: 'replace-key' | 'resume' }> = {
  KEY_REFUSED: { title: (account) => `PowerPost hat den Schlüssel von ${account} abgelehnt`, text: 'Alles von diesem Konto wartet. Nichts geht verloren.', action: 'replace-key' },
  KEY_MISSING: { title: (account) => `Der Schlüssel von ${account} liegt nicht auf diesem Computer`, text: 'Alles von diesem Konto wartet, bis du ihn wieder eingibst.', action: 'replace-key' },
  INSUFFICIENT_CREDITS: { title: (account) => `${account} hat zu wenig Credits`, text: 'Was Credits kostet, wartet. Lade bei PowerPost Credits auf und mach dann weiter.', action: 'resume' },
  SCOPE_MISSING: { title: (account) => `Dem Schlüssel von ${account} fehlt eine Berechtigung`, text: 'Was sie braucht, wartet. Ersetze ihn durch einen, der sie hat.', action: 'replace-key' },
  BALANCE_UNKNOWN: { title: (account) => `Das Guthaben von ${account} ist nicht bekannt`, text: 'Bevor etwas ausgegeben wird, muss das Guthaben gelesen werden, und PowerPost hat es nicht genannt. Was Credits kostet, wartet.', action: 'resume' },
}
export const pauseWords: Words<typeof en.pauseWords> = {
  replaceKey: 'Schlüssel ersetzen…',
  resume: 'Weitermachen',
  permission: (kind) => `Fehlende Berechtigung: ${kind}.`,
}
