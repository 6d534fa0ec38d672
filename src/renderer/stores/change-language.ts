import type { LanguageChoice } from '../../contract/shell-contract.ts'
import { bridgeError } from '../lib/bridge-error.ts'
import { wordsFor } from '../strings/errors.ts'
import { language } from '../strings/language.ts'
import { settings } from '../strings/settings.ts'
import type { Services } from './services.ts'

/** Another language is another load of the window: only once everything that was typed is saved. Else it says so, and nothing changes. */
export async function changeLanguage({ flush, preferences, toasts }: Pick<Services, 'flush' | 'preferences' | 'toasts'>, choice: LanguageChoice): Promise<void> {
  const { systemLanguage, setLanguage } = preferences.getState()
  if ((choice === 'system' ? systemLanguage : choice) !== language) {
    await flush.run()
    if (flush.holdsText()) return toasts.getState().show({ text: settings.languageHeld, tone: 'danger' })
  }
  await setLanguage(choice).catch((error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))
}
