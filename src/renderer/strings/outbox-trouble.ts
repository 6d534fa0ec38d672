/** Words of what holds a step up: what happened, what is safe, and the one next step. */
import type { IntentView } from '../../contract/schemas/outbox.ts'
import * as de from './de/outbox-trouble.ts'
import * as en from './en/outbox-trouble.ts'
import type { Explanation } from './en/outbox-trouble.ts'
import type { At } from './en/outbox.ts'
import { inLanguage } from './language.ts'

export type { Explanation } from './en/outbox-trouble.ts'
export const { BLOCKED, blockedWords, lostWords, saidWords, SAW, sawWords, UNKNOWN } = inLanguage(en, de)

/** Why a state is not known, and what becomes of it. */
export function unknownWords(intent: IntentView, at: At): Explanation {
  const { doubt, asks, looks } = UNKNOWN[intent.kind]
  const lost = lostWords(intent.lastError, at)
  return { what: doubt === null ? lost : `${lost} ${doubt}`, ...(intent.asks ? asks : looks) }
}
