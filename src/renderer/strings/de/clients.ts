/** Words for adding, naming, linking, mending and deleting clients. */
import type { ClientColor } from '../../../contract/base.ts'
import { formatNumber } from '../../lib/time.ts'
import type * as en from '../en/clients.ts'
import type { Words } from '../language.ts'

const count = (n: number, one: string, many: string) => `${formatNumber(n)} ${n === 1 ? one : many}`

export const clients: Words<typeof en.clients> = {
  add: 'Kunden hinzufügen',
  ways: 'Wie der Kunde hinzukommt',
  wayRemote: 'Von PowerPost',
  waySandbox: 'In der Sandbox',
  wayLocal: 'Auf diesem Computer',
  wayLocalText: 'Jetzt schreiben, später mit PowerPost verknüpfen. Vorher kann nichts gesendet werden.',
  waySandboxText: 'Ein neuer Arbeitsbereich zum Üben. Nichts wird öffentlich.',
  account: 'Konto',
  addAccount: 'Konto verbinden',
  noAccount: 'Noch ist kein Konto verbunden. Verbinde eines mit einem API-Schlüssel und füge dann seine Arbeitsbereiche als Kunden hinzu.',
  remoteId: 'Arbeitsbereichs-ID',
  remoteIdHint: 'Auf powerpost.ai, in den Einstellungen des Arbeitsbereichs.',
  name: 'Name des Kunden',
  namePlaceholder: 'Zum Beispiel Nordic Coffee',
  nameMissing: 'Gib dem Kunden einen Namen.',
  idMissing: 'Füge die Arbeitsbereichs-ID ein.',
  color: 'Farbe',
  colorHint: 'Sie kennzeichnet alles von diesem Kunden, damit du immer siehst, für wen du schreibst.',
  addButton: 'Kunden hinzufügen',
  created: (name) => `${name} wurde hinzugefügt.`,
  createdNotVerified: (name) => `${name} wurde hinzugefügt. PowerPost konnte die ID noch nicht bestätigen; das geschieht von selbst, sobald du online bist.`,
  existedAlready: (name) => `Diesen Arbeitsbereich gibt es hier schon: ${name}.`,
  openExisting: (name) => `${name} öffnen`,
  link: 'Mit PowerPost verknüpfen',
  linkText: (name) => `Wähle den Arbeitsbereich, an den ${name} sendet. Das gilt für immer: Ein Kunde wechselt seinen Arbeitsbereich nie, damit nichts bei einem anderen landet.`,
  linkButton: 'Für immer verknüpfen',
  linked: (name) => `${name} ist mit PowerPost verknüpft.`,
  linkedNotVerified: (name) => `${name} ist verknüpft. PowerPost konnte das noch nicht bestätigen; das geschieht von selbst, sobald du online bist.`,
  rehome: (name) => `Konto für ${name} wählen`,
  rehomeText: 'Das Konto, über das gesendet wurde, ist entfernt. Wähle eines, dessen Schlüssel denselben Arbeitsbereich erreicht.',
  rehomeElsewhere: 'Dieses Konto liegt auf einem anderen Server als der Kunde. Wähle eines auf demselben Server.',
  rehomeButton: 'Dieses Konto nehmen',
  rehomed: (name, account) => `${name} sendet jetzt über ${account}.`,
  rename: 'Name und Farbe',
  copyId: 'Arbeitsbereichs-ID kopieren',
  idCopied: 'Arbeitsbereichs-ID kopiert.',
  local: 'Nur auf diesem Computer',
  through: (account) => `Über ${account}`,
  noAccountAny: 'Das Konto wurde entfernt',
  notVerified: 'Noch nicht bestätigt',
  badgeMissing: 'Datei fehlt',
  badgeDamaged: 'Datei beschädigt',
  badgeNewer: 'Braucht ein Update',
  badgeHeld: 'Angehalten',
  moreFor: (name) => `Mehr zu ${name}`,
  open: 'Öffnen',

  delete: (name) => `${name} löschen?`,
  deleteText: 'Alles von diesem Kunden wird von diesem Computer entfernt. Was schon veröffentlicht ist, bleibt veröffentlicht, und der Arbeitsbereich bei PowerPost bleibt unberührt.',
  deleteTextLinked: 'Alles von diesem Kunden wird von diesem Computer entfernt; nur die verbrauchten Credits bleiben unter seinem Namen auf der Seite des Kontos stehen. Was schon veröffentlicht ist, bleibt veröffentlicht, und der Arbeitsbereich bei PowerPost bleibt unberührt.',
  deleteConfirm: (name) => `Tippe ${name} ein, um zu bestätigen`,
  deleteButton: 'Endgültig löschen',
  deleted: (name) => `${name} wurde von diesem Computer gelöscht.`,
  deleteGoes: 'Damit ist auch weg:',
  sandboxNotThere: 'Die Sandbox ist ein Übungsdienst auf diesem Computer. Sie ist noch nicht eingerichtet.',
  deleteUnread: 'Der Inhalt lässt sich nicht lesen und darum hier nicht auflisten.',
  deleteHolds: (preview) => [
    preview.drafts > 0 && count(preview.drafts, 'Entwurf', 'Entwürfe'),
    preview.trash > 0 && `${count(preview.trash, 'Entwurf', 'Entwürfe')} im Papierkorb`,
    preview.media > 0 && count(preview.media, 'Foto', 'Fotos'),
    preview.posts > 0 && (preview.posts === 1 ? 'die Aufzeichnung von 1 Beitrag' : `die Aufzeichnung von ${formatNumber(preview.posts)} Beiträgen`),
  ].filter((line) => line !== false),
  deleteQueued: (n) => (n === 1 ? '1 Schritt einer Sendung wartet im Postausgang und geht nicht mehr hinaus.' : `${formatNumber(n)} Schritte von Sendungen warten im Postausgang und gehen nicht mehr hinaus.`),
  deleteUnknown: (n) => (n === 1
    ? 'Bei 1 Anfrage ist der Ausgang unklar: Sie ist vielleicht schon veröffentlicht, und PowerPost würde es nicht mehr für dich herausfinden.'
    : `Bei ${formatNumber(n)} Anfragen ist der Ausgang unklar: Sie sind vielleicht schon veröffentlicht, und PowerPost würde es nicht mehr für dich herausfinden.`),
  deleteInFlight: (n) => (n === 1 ? '1 Anfrage ist unterwegs: Sie kann noch hinausgehen.' : `${formatNumber(n)} Anfragen sind unterwegs: Sie können noch hinausgehen.`),

  missingTitle: (name) => `Die Datei von ${name} fehlt`,
  missingText: 'In ihrem Ordner liegt keine Datei mehr. Vielleicht wurde sie außerhalb der App verschoben oder gelöscht. Es wurde nichts an ihre Stelle gelegt.',
  damagedTitle: (name) => `Die Datei von ${name} ist beschädigt`,
  damagedText: 'Sie wurde genau so beiseitegelegt, wie sie ist. Du kannst mit der neuesten guten Sicherung weitermachen oder übernehmen, was sich noch lesen lässt. Die beschädigte Datei bleibt in jedem Fall, wo sie ist.',
  newerTitle: (name) => `${name} braucht eine neuere Version von PowerPost`,
  newerText: 'Die Datei stammt aus einer neueren Version der App. Sie wurde nicht angerührt. Aktualisiere PowerPost, um sie zu öffnen.',
  fromBackup: 'Neueste Sicherung öffnen',
  fromBackupHint: 'Vollständig, aber so alt wie die Sicherung. Was seither gesendet wurde, ist vielleicht schon öffentlich; darum wird der Postausgang für dich angehalten.',
  fromSalvage: 'Übernehmen, was lesbar ist',
  fromSalvageHint: 'Der neueste Text, der sich noch lesen lässt; einiges davon kann fehlen.',
  cannotFrom: { backup: 'Von diesem Kunden gibt es keine gute Sicherung. Es wurde nichts geändert.', salvage: 'Von der beschädigten Datei lässt sich nichts lesen. Es wurde nichts geändert.' },
  lookAgain: 'Noch einmal nachsehen',
  recovered: (name) => `${name} lässt sich wieder öffnen.`,

  heldTitle: 'Für diesen Kunden wird noch nichts gesendet',
  heldText: 'Die Datei wurde wiederhergestellt oder kopiert. Was im Postausgang wartet, hat die ursprüngliche Datei vielleicht schon gesendet.',
  heldResume: 'Postausgang behalten und weitermachen',
  heldResumeHint: 'Was wartet, wird gesendet. Wähle das nur, wenn es noch nicht hinausgegangen ist.',
  heldCancel: 'Postausgang beiseitelegen',
  heldCancelHint: 'Nichts von dem, was wartet, wird gesendet. Die Entwürfe bleiben.',
  heldDouble: 'Ein anderer Kunde der App sendet an denselben Arbeitsbereich. Diese Kopie bleibt angehalten.',
  heldDecide: 'Entscheiden…',
  heldDialogTitle: (name) => `Was wird aus dem Postausgang von ${name}?`,
}

const COLOR_NAMES: Record<ClientColor, string> = {
  orange: 'Orange', amber: 'Bernstein', lime: 'Limette', grass: 'Grasgrün', teal: 'Petrol', cyan: 'Cyan',
  blue: 'Blau', iris: 'Iris', plum: 'Pflaume', pink: 'Rosa', crimson: 'Karminrot', bronze: 'Bronze',
}

export function colorName(color: ClientColor): string {
  return COLOR_NAMES[color]
}
