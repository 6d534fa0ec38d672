import type { LanguageChoice } from '../../contract/shell-contract.ts'
import { bridgeError } from '../lib/bridge-error.ts'
import { wordsFor } from '../strings/errors.ts'
import { settings } from '../strings/settings.ts'
import type { Services } from './services.ts'

/** Another language loads each window again: the shell sees to it that all is saved first. Where that cannot be, nothing changes and it is said. */
export async function changeLanguage({ preferences, toasts }: Pick<Services, 'preferences' | 'toasts'>, choice: LanguageChoice): Promise<void> {
  await preferences.getState().setLanguage(choice).catch((refusal: unknown) => {
    const error = bridgeError(refusal)
    toasts.getState().show({ text: error.code === 'NOT_POSSIBLE_NOW' ? settings.languageHeld : wordsFor(error), tone: 'danger' })
  })
}
