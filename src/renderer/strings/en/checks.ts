/** Words of what the composer counts and checks. */
import type { CaptionLimits, Count, Unit } from '../../../domain/captions/index.ts'
import type { VerdictReason } from '../../../domain/media/index.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { showsLimit } from '../../lib/shows-limit.ts'
import type { UnfitFiles } from '../../lib/unfit-files.ts'
import type { Check } from '../../screens/composer/checks-facts.ts'
import { bytes, ratio, seconds } from './media-figures.ts'
import { checkedDay, kindName } from './media-library.ts'
import { NETWORKS, formInText, listOf, networkNames } from './send.ts'

export const checksWords = {
  region: 'Checks',
  show: 'Show',
  showOf: (check: string) => `Show: ${check}`,
  unfold: 'Show',
  fold: 'Hide',
  useShared: 'Use shared',
  addFiles: 'Add photos',
  removeFiles: (count: number) => (count === 1 ? 'Remove it' : 'Remove them'),
  removedFiles: (count: number) => (count === 1 ? 'The missing file was removed' : `${number(count)} missing files were removed`),
  undo: 'Undo',
  seeConnections: 'Connections',
  writeAlt: 'Write',
  allWell: (platforms: readonly Platform[]) => `Fits ${listOf(networkNames(platforms))}`,
  limitsChecked: (date: string) => `Limits checked ${checkedDay(date)}`,
  limitsTitle: 'Where the limits are from',
  limitsAbout: (date: string) => `Networks change their limits without notice. These are from their public pages, as known on ${checkedDay(date)}. A text past a limit can still be sent: the network decides.`,
  limitsNetwork: 'Network',
  limitsLimit: 'Limit',
  limitsSource: 'Source',
} as const

/** "1 problem, 2 notes". */
export function summaryWords(checks: readonly Pick<Check, 'level'>[]): string {
  const problems = checks.filter(({ level }) => level === 'problem').length
  const notes = checks.length - problems
  const parts = [problems > 0 && (problems === 1 ? '1 problem' : `${number(problems)} problems`), notes > 0 && (notes === 1 ? '1 note' : `${number(notes)} notes`)]
  return parts.filter((part) => part !== false).join(', ')
}

/** "243" and " of 280"; the limit is left out while it is far away. */
export function countParts(count: Count): [used: string, limit: string] {
  return [number(count.count), count.limit === null || !showsLimit(count) ? '' : ` of ${number(count.limit)}`]
}

export function countWords(count: Count): string {
  return countParts(count).join('')
}

/** The same in words: "292 of 280 characters, 12 too many". */
export function countInWords(count: Count): string {
  const { count: used, limit, unit, over, fraction } = count
  if (limit === null) return unitWords(used, unit)
  const all = `${number(used)} of ${unitWords(limit, unit)}`
  if (over > 0) return `${all}, ${number(over)} too many`
  return fraction >= 0.9 ? `${all}, ${number(limit - used)} left` : all
}

export function unitWords(count: number, unit: Unit): string {
  const name = unit === 'bytes' ? 'byte' : 'character'
  return count === 1 ? `1 ${name}` : `${number(count)} ${name}s`
}

/** A check in a line: the network first, then the fact. */
export function checkWords(check: Check): string {
  switch (check.kind) {
    case 'too-long': return `${NETWORKS[check.platform]}: ${unitWords(check.over, check.unit)} too many`
    case 'hashtags': return `${NETWORKS[check.platform]}: ${number(check.count)} hashtags, it takes ${number(check.max)}`
    case 'signs': return `YouTube: no < or > in its ${check.where === 'title' ? 'title' : 'description'}`
    case 'title-missing': return 'YouTube: needs a title'
    case 'title-too-long': return `YouTube: ${unitWords(check.over, 'utf16')} too many in the title`
    case 'nothing': return `${listOf(networkNames(check.platforms))}: nothing to post yet`
    case 'media-needed': return `${listOf(networkNames(check.platforms))}: ${check.platforms.length === 1 ? 'needs' : 'need'} a picture or a video`
    case 'files-gone': return check.mediaIds.length === 1 ? 'A file is no longer on this computer' : `${number(check.mediaIds.length)} files are no longer on this computer`
    case 'alt-missing': return check.mediaIds.length === 1 ? '1 picture has no alt text' : `${number(check.mediaIds.length)} pictures have no alt text`
    case 'not-connected': return `${listOf(networkNames(check.platforms))}: as far as known, not connected on PowerPost`
    case 'files-unfit': return `${listOf(check.unfit.postTypes.map(formInText))}: ${unfitWords(check.unfit)}`
  }
}

type Unfit = Pick<UnfitFiles, 'items' | 'postTypes' | 'reason'>

/** What networks say of files, without their names before it. */
export function unfitWords({ items, postTypes, reason: { code, limit, actual } }: Unfit): string {
  const [first] = items
  const one = items.length === 1 && first !== undefined ? first : null
  const subject = one === null ? `${number(items.length)} files` : one.name
  const are = one === null ? 'are' : 'is'
  const bound = (words: string, measure: (value: number) => string) => `${subject} ${are} ${words}${limit === null ? ' than it takes' : ` than ${measure(limit)}`}`
  /** With its own figure, where one file is meant. */
  const exact = (verb: string, most: string, words: string, measure: (value: number) => string) =>
    one === null || limit === null || actual === null ? bound(words, measure) : `${subject} ${verb} ${measure(actual)}, the ${most} is ${measure(limit)}`
  const isUnder = limit !== null && actual !== null && actual < limit
  const [takes, it] = postTypes.length === 1 ? ['takes', 'it takes'] : ['take', 'they take']
  switch (code) {
    case 'kind': return first?.kind === 'image' ? `${takes} a video, not pictures` : `${takes} pictures, not videos`
    case 'format': return `${postTypes.length === 1 ? 'does' : 'do'} not take ${first === undefined ? 'these files' : kindName(first.mime)}`
    case 'size': return isUnder ? exact('has', 'least', 'smaller', bytes) : exact('has', 'limit', 'larger', bytes)
    case 'too-short': return exact('runs', 'least', 'shorter', seconds)
    case 'too-long': return exact('runs', 'limit', 'longer', seconds)
    case 'too-narrow': return bound('taller', ratio)
    case 'too-wide': return bound('wider', ratio)
    case 'too-few-pixels': return bound('smaller', pixels)
    case 'too-many-pixels': return bound('larger', pixels)
    case 'too-many-files': return limit === null ? 'too many files' : `${actual === null ? 'too many' : number(actual)} files, ${it} ${number(limit)}`
    case 'mixed-kinds': return `${takes} pictures or a video, not both`
    case 'unreadable': return `${subject} cannot be read here, so nothing is known of ${one === null ? 'them' : 'it'}`
    case 'animation': return `${subject} may stand still there`
  }
}

/** What begins with the file's name stays as it is written. */
const WITHOUT_NAME: readonly VerdictReason[] = ['kind', 'format', 'mixed-kinds', 'too-many-files']

/** The same as a sentence of its own. */
export function unfitSentence(unfit: Unfit): string {
  const words = unfitWords(unfit)
  return `${WITHOUT_NAME.includes(unfit.reason.code) ? words.charAt(0).toLocaleUpperCase() + words.slice(1) : words}.`
}

const pixels = (value: number) => `${number(value)} px`

/** The limits of a form as the table shows them. */
export function limitLines({ caption, hashtags, title, unit, showsCaption }: CaptionLimits): { limit: string; source: string }[] {
  const lines: { limit: string; source: string }[] = []
  const how = unit === 'weighted' ? ' (a link counts 23, an emoji or CJK letter 2)' : ''
  if (caption !== null) lines.push({ limit: `${unitWords(caption.max, unit)}${how}`, source: caption.source })
  if (title !== null) lines.push({ limit: `${unitWords(title.max, 'utf16')} in the title`, source: title.source })
  if (hashtags !== null) lines.push({ limit: `${number(hashtags.max)} hashtags`, source: hashtags.source })
  if (lines.length > 0) return lines
  return [{ limit: showsCaption ? 'None known' : 'Shown without its text', source: '' }]
}
