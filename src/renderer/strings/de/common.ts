import * as en from '../en/common.ts'
import type { Words } from '../language.ts'

export const common: Words<typeof en.common> = {
  appName: en.common.appName,
  cancel: 'Abbrechen',
  close: 'Schließen',
  back: 'Zurück',
  save: 'Speichern',
  done: 'Fertig',
  retry: 'Noch einmal versuchen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  remove: 'Entfernen',
  delete: 'Löschen',
  more: 'Mehr',
  loading: 'Wird geladen',
  dismiss: 'Ausblenden',
  notifications: 'Mitteilungen',
  networks: en.common.networks,
}
