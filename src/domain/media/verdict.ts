/** Whether a network is known to take a file, and if not, why. Never asks for what is not known yet. */
import type { PostType } from '../post-types.ts'
import { CHECKED, LIMITS } from './limits.ts'
import type { Figure, KindLimits } from './limits.ts'
import type { VerdictReason } from './verdict-reasons.ts'

export interface JudgedFile {
  kind: 'image' | 'video'
  mime: string
  size: number
  width: number | null
  height: number | null
  durationMs: number | null
  flaw: 'broken' | 'undecodable' | null
}

export interface Reason {
  code: VerdictReason
  verdict: 'warns' | 'refused'
  /** In the unit of the code: bytes, ms, pixels, width ÷ height, files. */
  limit: number | null
  actual: number | null
  source: string
  checked: string
}

export interface Verdict {
  postType: PostType
  verdict: 'fits' | 'warns' | 'refused'
  reasons: Reason[]
}

/** Ratios of whole pixels are never exact: 608 × 1080 is meant to be 9:16. */
export const NEARLY = 0.01

export function verdict(file: JudgedFile, postType: PostType): Verdict {
  const limits = LIMITS[postType][file.kind]
  const reasons: Reason[] = []
  const own = { source: 'the file itself', checked: CHECKED }
  if (limits === null) reasons.push({ code: 'kind', verdict: 'refused', limit: null, actual: null, ...sourceOfForm(postType) })
  if (file.flaw === 'broken') reasons.push({ code: 'unreadable', verdict: 'warns', limit: null, actual: null, ...own })
  return summed(postType, [...reasons, ...(limits === null ? [] : reasonsOf(file, limits))])
}

/** What holds for all files of a post together. */
export function verdictOfSet(files: readonly Pick<JudgedFile, 'kind'>[], postType: PostType): Verdict {
  const { most, mixed } = LIMITS[postType]
  const reasons: Reason[] = []
  if (most && files.length > most.is) reasons.push(reason('too-many-files', most, most.is, files.length))
  if (mixed && !mixed.is && new Set(files.map((file) => file.kind)).size > 1) reasons.push(reason('mixed-kinds', mixed, null, null))
  return summed(postType, reasons)
}

function reasonsOf(file: JudgedFile, limits: KindLimits): Reason[] {
  const { width, height, size, durationMs } = file
  const ratio = width !== null && height !== null && height > 0 ? width / height : null
  const pixels = width !== null && height !== null ? width * height : null
  const longest = width !== null && height !== null ? Math.max(width, height) : null
  const over = (code: VerdictReason, limit: Figure<number> | undefined, actual: number | null, slack = 0) =>
    limit && actual !== null && actual > limit.is * (1 + slack) ? [reason(code, limit, limit.is, actual)] : []
  const under = (code: VerdictReason, limit: Figure<number> | undefined, actual: number | null, slack = 0) =>
    limit && actual !== null && actual < limit.is * (1 - slack) ? [reason(code, limit, limit.is, actual)] : []
  const { formats } = limits
  return [
    ...(formats && !formats.is.includes(file.mime) ? [reason('format', formats, null, null)] : []),
    ...over('size', limits.maxBytes, size), ...under('size', limits.minBytes, size),
    ...under('too-short', limits.minMs, durationMs), ...over('too-long', limits.maxMs, durationMs),
    ...under('too-narrow', limits.minRatio, ratio, NEARLY), ...over('too-wide', limits.maxRatio, ratio, NEARLY),
    ...onlyOne(under('too-few-pixels', limits.minWidth, width), under('too-few-pixels', limits.minHeight, height)),
    ...onlyOne(over('too-many-pixels', limits.maxSide, longest), over('too-many-pixels', limits.maxPixels, pixels)),
  ]
}

const onlyOne = (first: Reason[], second: Reason[]) => (first.length > 0 ? first : second)

function reason(code: VerdictReason, { breach, source, checked }: Figure<unknown>, limit: number | null, actual: number | null): Reason {
  return { code, verdict: breach, limit, actual, source, checked }
}

/** A form that takes none of a kind says so in its name; where it was read is where its other figures were. */
function sourceOfForm(postType: PostType): { source: string; checked: string } {
  const { image, video, most } = LIMITS[postType]
  const figure = Object.values(image ?? video ?? {})[0] ?? most
  return { source: figure?.source ?? '', checked: figure?.checked ?? CHECKED }
}

function summed(postType: PostType, reasons: Reason[]): Verdict {
  return { postType, verdict: reasons.some((one) => one.verdict === 'refused') ? 'refused' : reasons.length > 0 ? 'warns' : 'fits', reasons }
}
