/** Every word of the outbox. State is said in words; the next step is named. Times come in as text, already formatted. */
import type { IntentView } from '../../contract/schemas/outbox.ts'
import { stateKey } from '../lib/outbox-facts.ts'
import type { Tone } from '../lib/outbox-facts.ts'
import * as de from './de/outbox.ts'
import * as en from './en/outbox.ts'
import type { At } from './en/outbox.ts'
import { inLanguage } from './language.ts'

export type * from './en/outbox.ts'
export const { outboxWords, plain, titleOf, sentenceOf, STATES, cancelledWords, progressWords } = inLanguage(en, de)

export interface StateWords {
  label: string
  detail: string | null
  tone: Tone
}

export function stateOf(intent: IntentView, at: At): StateWords {
  const { key, tone } = stateKey(intent)
  return { ...STATES[key](intent, intent.nextAt === null ? null : at(intent.nextAt)), tone }
}
