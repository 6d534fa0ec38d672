/** What two texts have in common, word by word, and what only one of them has. */
import { diffArrays } from 'diff'
import { locale } from '../../strings/language.ts'

export interface DiffPart {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Past this many changes, or this long (ms), the two are told apart by their beginning and end alone. */
const MOST_CHANGES = 2_000
const LONGEST_MS = 120

/** Read in order, without the added parts, it is `before`; without the removed ones, `after`. */
export function diffTexts(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const [old, next] = [words(before), words(after)]
  const changes = diffArrays(old, next, { maxEditLength: MOST_CHANGES, timeout: LONGEST_MS })
  if (changes === undefined) return byEnds(old, next)
  return joined(changes.map((change): DiffPart => ({ kind: change.added ? 'added' : change.removed ? 'removed' : 'same', text: change.value.join('') })))
}

/** A link, a hashtag, a name, one line end, other blank space; else what the language calls a word. */
const WHOLE = /(https?:\/\/\S+|[#@][\p{L}\p{M}\p{N}_]+|\r?\n|[^\S\r\n]+)/u
const segmenter = new Intl.Segmenter(locale, { granularity: 'word' })

export function words(text: string): string[] {
  return text.split(WHOLE).flatMap((part, index) => (part === '' ? [] : index % 2 === 1 ? [part] : Array.from(segmenter.segment(part), ({ segment }) => segment)))
}

/** Blank space alone between two changes belongs to them: else every other word would be set apart. What is removed stands first. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = added = ''
  }
  parts.forEach((part, at) => {
    const isBridge = part.kind === 'same' && removed !== '' && added !== '' && /^[^\S\n]+$/u.test(part.text) && at < parts.length - 1
    if (part.kind === 'removed' || isBridge) removed += part.text
    if (part.kind === 'added' || isBridge) added += part.text
    if (part.kind === 'same' && !isBridge) {
      flush()
      result.push(part)
    }
  })
  flush()
  return result
}

function byEnds(old: readonly string[], next: readonly string[]): DiffPart[] {
  const most = Math.min(old.length, next.length)
  let start = 0
  while (start < most && old[start] === next[start]) start += 1
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1
  const part = (kind: DiffPart['kind'], list: readonly string[]): DiffPart[] => (list.length === 0 ? [] : [{ kind, text: list.join('') }])
  return [
    ...part('same', old.slice(0, start)), ...part('removed', old.slice(start, old.length - end)), ...part('added', next.slice(start, next.length - end)), ...part('same', old.slice(old.length - end)),
  ]
}

export interface DiffSummary {
  /** Words that only one of them has. */
  added: number
  removed: number
  /** Both say the same, but for blank space and line ends. */
  isBlankOnly: boolean
  /** With their sign; in the order in which they stand. */
  addedTags: string[]
  removedTags: string[]
}

export function summarize(parts: readonly DiffPart[]): DiffSummary {
  const summary: DiffSummary = { added: 0, removed: 0, isBlankOnly: false, addedTags: [], removedTags: [] }
  for (const { kind, text } of parts) {
    if (kind === 'same') continue
    const real = words(text).filter((word) => /[\p{L}\p{N}\p{S}\p{P}]/u.test(word))
    summary[kind] += real.filter((word) => /[\p{L}\p{N}\p{S}]/u.test(word)).length
    summary[`${kind}Tags`].push(...real.filter((word) => word.startsWith('#') && word.length > 1))
  }
  // A tag that only moved is in both.
  const moved = new Set(summary.addedTags.filter((tag) => summary.removedTags.includes(tag)))
  summary.addedTags = summary.addedTags.filter((tag) => !moved.has(tag))
  summary.removedTags = summary.removedTags.filter((tag) => !moved.has(tag))
  summary.isBlankOnly = parts.some((part) => part.kind !== 'same') && parts.every((part) => part.kind === 'same' || part.text.trim() === '')
  return summary
}

export interface DiffFile {
  key: string
  name: string | null
}
export interface FileChange {
  kind: 'added' | 'removed' | 'moved'
  file: DiffFile
}

/** Files by what they hold: which are new, which are gone, and which stand in another order among those that stayed. */
export function diffFiles<F extends DiffFile>(before: readonly F[], after: readonly F[]): (FileChange & { file: F })[] {
  const has = (list: readonly F[], key: string) => list.some((file) => file.key === key)
  const kept = (list: readonly F[], other: readonly F[]) => list.filter((file) => has(other, file.key)).map((file) => file.key)
  const stayed = diffArrays(kept(before, after), kept(after, before))
  const moved = new Set(stayed.filter((change) => change.added).flatMap((change) => change.value))
  return [
    ...before.filter((file) => !has(after, file.key)).map((file) => ({ kind: 'removed' as const, file })),
    ...after.filter((file) => !has(before, file.key)).map((file) => ({ kind: 'added' as const, file })),
    ...after.filter((file) => moved.has(file.key)).map((file) => ({ kind: 'moved' as const, file })),
  ]
}
