/** Words for times that go by the clock of a client. */
import * as de from './de/zones.ts'
import * as en from './en/zones.ts'
import { inLanguage } from './language.ts'

export const { cityOf, zoneWords } = inLanguage(en, de)
