/** Words of the first use. */
import * as en from './en/welcome.ts'
import { inLanguage } from './language.ts'

export const { welcome, SAMPLE_CLIENTS } = inLanguage(en)
