/** Words for what goes out at a time: who brings it there, taking it back, another time. Times come in as text. */
import type * as en from '../en/planned.ts'
import type { Words } from '../language.ts'

export const CARRIES: typeof en.CARRIES = {
  server: 'PowerPost veröffentlicht es dann, ob diese App läuft oder nicht. Ob die Credits jetzt oder erst dann abgezogen werden, ist nicht bekannt.',
  off: 'Die App muss dann laufen. Bis zu fünf Minuten später geht es noch hinaus, danach fragt sie dich erst. Unter Einstellungen, Konten, kannst du das PowerPost überlassen.',
  absent: 'Dieses PowerPost plant keine Beiträge, darum muss die App dann laufen. Bis zu fünf Minuten später geht es noch hinaus, danach fragt sie dich erst.',
  'too-far': 'PowerPost nimmt Beiträge höchstens 60 Tage im Voraus an, darum bringt diese App es hinaus: Sie muss dann laufen.',
  'too-near': 'Das ist zu nah, um es PowerPost zu überlassen, darum veröffentlicht es diese App: Lass sie bis dahin laufen.',
}

export const plannedWords: Words<typeof en.plannedWords> = {
  held: (time) => `Von PowerPost geplant: ${time}`,
  byApp: (time) => `Geht hinaus, solange diese App läuft: ${time}`,
  moving: (time) => `Wird verlegt: ${time}`,
  changeTime: 'Zeit ändern…',
  cancel: 'Senden abbrechen',
  dialogTitle: (client) => `Andere Zeit für ${client}`,
  heldFirst: 'PowerPost hat diesen Beitrag schon. Die App holt ihn dort zuerst zurück und plant ihn neu, sobald das sicher ist. Geht er vorher hinaus, bleibt er, wie er ist.',
  timeName: 'Zeit der Veröffentlichung',
  accept: (client) => `Zeit für ${client} ändern`,
  changed: (time) => `Geht hinaus: ${time}`,
  changing: 'Wird zuerst von PowerPost zurückgeholt. Der Postausgang zeigt, wie es steht.',
  cancelling: 'PowerPost wird gebeten, es zurückzugeben. Der Postausgang zeigt, wie es steht.',
  creditsUnknown: 'Ob PowerPost dafür Credits abgezogen hat, ist nicht bekannt.',
  appCarries: {
    absent: 'Dieses PowerPost plant keine Beiträge: Diese App veröffentlicht ihn zu seiner Zeit und muss dann laufen.',
    'too-near': 'PowerPost konnte nicht rechtzeitig gefragt werden: Diese App veröffentlicht ihn zu seiner Zeit und muss dann laufen.',
    user: 'Wie du es wolltest, veröffentlicht ihn diese App zu seiner Zeit und muss dann laufen.',
  },
}

export const schedulingWords: Words<typeof en.schedulingWords> = {
  row: 'Zu einer Zeit',
  label: 'Senden zu einer Zeit PowerPost überlassen',
  on: ['PowerPost veröffentlicht zu der Zeit, ob diese App läuft oder nicht.', 'Von zehn Minuten bis 60 Tage im Voraus. Näher oder weiter weg veröffentlicht diese App und muss dann laufen.'],
  off: ['Diese App veröffentlicht zu der Zeit und muss dann laufen.'],
  unknown: [
    'Dass PowerPost Beiträge plant, ist dokumentiert; wie man es darum bittet, nicht.',
    'Die App traut nur dem, was sie nachliest, und veröffentlicht nie selbst, was PowerPost haben könnte.',
    'Ob die Credits beim Planen oder beim Veröffentlichen abgezogen werden, ist nicht bekannt.',
  ],
  absent: ['Dieses PowerPost kann nicht planen: Diese App veröffentlicht zu der Zeit und muss dann laufen.', 'Schalte es aus und wieder ein, um neu zu fragen.'],
}
