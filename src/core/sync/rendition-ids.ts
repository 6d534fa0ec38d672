import { parseRequestMedia } from './generation-rows.ts'
import { parseMedia } from './rows.ts'
import type { IntentRow, Rows } from './rows.ts'

/** Renditions that a step's request names: those of its send, or of its request for captions. */
export function renditionsOf(rows: Rows, row: Pick<IntentRow, 'sendId' | 'generationId'>): string[] {
  const send = row.sendId === null ? null : rows.send(row.sendId)
  if (send) return parseMedia(send.media).map(({ renditionId }) => renditionId)
  const asked = row.generationId === null ? null : rows.generations.find(row.generationId)
  return asked ? parseRequestMedia(asked.media).map(({ renditionId }) => renditionId) : []
}
