/** How a fault is written: `<endpoint>:<kind>[-before|-after][:<times>[@<probability>]][:<value>]`. */
import { z } from 'zod'

/**
 * - `drop`: the connection ends without an answer.
 * - `delay`: nothing happens for `value` ms (60,000).
 * - `402`: too few credits, whatever the balance is; as of a service that is paid for a schedule when it is made.
 * - `403`: no access, whatever the key may do.
 * - `429`: too many calls; `value` is the seconds to wait (2).
 * - `500` … `504`: the service or something before it is broken.
 * - `html`: a page with status 200, as a hotel's network answers.
 * - `half`: the connection ends in the middle of the answer.
 * - `redirect`: 302 to `value` (this service under another name).
 * - `empty`: status 200 without a body.
 * - `huge`: status 200 with `value` bytes (50,000,000).
 * - `fail-item`: what was accepted fails later: items of `publishPost`, the order of `generateContent`, `generateImages`, `generateVideo`.
 *   `value` says what of it (all): platforms, by comma; for captions also `sources`; for images how many.
 */
export const FAULT_KINDS = ['drop', 'delay', '402', '403', '429', '500', '502', '503', '504', 'html', 'half', 'redirect', 'empty', 'huge', 'fail-item'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** Whether the request has been carried out when the fault sets in. These come to mind first; `-before` and `-after` say otherwise. */
const USUAL_TIME: Record<FaultKind, 'before' | 'after'> = {
  drop: 'after',
  delay: 'after',
  '402': 'before',
  '403': 'before',
  '429': 'before',
  '500': 'before',
  '502': 'before',
  '503': 'before',
  '504': 'after',
  html: 'before',
  half: 'after',
  redirect: 'before',
  empty: 'after',
  huge: 'after',
  'fail-item': 'before',
}

export const faultSchema = z
  .object({
    /** An operation's id, `*` for all, or a path such as `/posts/{id}/publish` or `GET /posts*`. */
    endpoint: z.string().min(1).max(200),
    kind: z.enum(FAULT_KINDS),
    when: z.enum(['before', 'after']).optional(),
    /** How many matching requests it takes; null for all of them. */
    times: z.number().int().positive().nullable().default(1),
    /** Of each matching request, by a generator that starts at `seed`. */
    probability: z.number().min(0).max(1).default(1),
    seed: z.number().int().nonnegative().optional(),
    value: z.string().max(2_000).optional(),
  })
  .transform((fault) => ({ ...fault, when: fault.when ?? USUAL_TIME[fault.kind] }))
export type FaultSpec = z.output<typeof faultSchema>

/** Throws an Error that says how a fault is written. */
export function parseFault(text: string): FaultSpec {
  const match = /^([^:]+):([a-z0-9-]+?)(?:-(before|after))?(?::(\*|\d+)(?:@([\d.]+))?)?(?::(.+))?$/u.exec(text)
  const parsed = faultSchema.safeParse({
    endpoint: match?.[1],
    kind: match?.[2],
    when: match?.[3],
    times: match?.[4] === '*' ? null : match?.[4] === undefined ? 1 : Number(match[4]),
    probability: match?.[5] === undefined ? 1 : Number(match[5]),
    value: match?.[6],
  })
  if (!parsed.success) {
    throw new Error(`${JSON.stringify(text)} is no fault. Written as <endpoint>:<kind>[-before|-after][:<times>[@<probability>]][:<value>], kinds: ${FAULT_KINDS.join(', ')}`)
  }
  return parsed.data
}

export function faultMatches(endpoint: string, request: { operationId: string | null; method: string; path: string }): boolean {
  if (endpoint === '*' || endpoint === request.operationId) return true
  const match = /^(?:([A-Za-z]+) )?(\/.*)$/u.exec(endpoint)
  if (!match?.[2] || (match[1] && match[1].toUpperCase() !== request.method)) return false
  const pattern = match[2].split(/(\{[^}]*\}|\*)/u).map((part) => (part === '*' ? '.*' : part.startsWith('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)))
  return new RegExp(`^${pattern.join('')}$`, 'u').test(request.path)
}
