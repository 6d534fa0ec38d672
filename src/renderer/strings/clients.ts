/** Words for adding, naming, linking, mending and deleting clients. */
import * as de from './de/clients.ts'
import * as en from './en/clients.ts'
import { inLanguage } from './language.ts'

export const { clients, colorName } = inLanguage(en, de)
