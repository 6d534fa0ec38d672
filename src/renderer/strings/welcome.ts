/** Words of the first use. */
import * as de from './de/welcome.ts'
import * as en from './en/welcome.ts'
import { inLanguage } from './language.ts'

export const { welcome } = inLanguage({ welcome: en.welcome }, de)
export { SAMPLE_CLIENTS } from './en/welcome.ts'
