import type * as en from '../en/welcome.ts'
import type { Words } from '../language.ts'

export const welcome: Words<typeof en.welcome> = {
  title: 'Jeder Kunde in seinem eigenen Raum',
  text: 'Schreibe und sende für alle, ob mit oder ohne Verbindung.',
  connect: 'Mein Konto verbinden',
  connectText: 'Hol die Arbeitsbereiche hierher, die du bei PowerPost schon hast. Jeder wird hier ein Kunde und bleibt von den anderen getrennt.',
  connectNeeds: 'API-Schlüssel und Arbeitsbereichs-ID zum Einfügen',
  connectTime: 'Dauert etwa eine Minute',
  sandbox: 'Mit der Sandbox ausprobieren',
  sandboxText: 'Zwei erfundene Kunden und ein Übungsdienst auf diesem Computer. Probier alles aus: Nichts davon wird öffentlich.',
  sandboxNeeds: 'Kein Konto, nichts zu installieren',
  sandboxTime: 'In ein paar Sekunden bereit',
  write: 'Einfach schreiben',
  writeText: 'Fang mit einem Kunden an, den es nur auf diesem Computer gibt. Verknüpfe ihn mit PowerPost, wenn du senden willst.',
  writeNeeds: 'Ein Name und eine Farbe',
  writeTime: 'Sofort bereit',
  factLocal: 'Was du schreibst, bleibt auf diesem Computer, bis du es sendest',
  factKeys: 'Schlüssel liegen im Schlüsselbund deines Systems',
  factKeysSession: 'Schlüssel bleiben bis zum Beenden: Hier gibt es keinen Schlüsselbund',
  back: 'Alle drei Wege',

  keyStep: 'Schritt 1 von 2',
  keyTitle: 'Konto verbinden',
  keyText: 'Erstelle auf powerpost.ai unter „Settings“, „API keys“ einen API-Schlüssel und füge ihn hier ein.',
  clientStep: 'Schritt 2 von 2',
  clientTitle: 'Deinen ersten Kunden hinzufügen',
  clientText: 'Jeder Arbeitsbereich bei PowerPost ist hier ein Kunde. Die anderen kannst du danach hinzufügen.',

  sandboxTitle: 'Die Sandbox wird eingerichtet',
  sandboxStart: 'Übungsdienst starten',
  sandboxFirst: 'Nordic Coffee anlegen',
  sandboxSecond: 'Alpine Bikes anlegen',
  sandboxFailed: 'Die Sandbox konnte nicht eingerichtet werden.',
  stepDone: 'erledigt',
  stepNow: 'läuft',
  stepWaits: 'wartet',
  stepFailed: 'fehlgeschlagen',

  writeTitle: 'Dein erster Kunde',
  writeHint: 'Ein Kunde behält seine Entwürfe, Fotos und Beiträge für sich. Du kannst so viele hinzufügen, wie du brauchst.',
  startWriting: 'Losschreiben',
}
