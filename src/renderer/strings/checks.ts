/** Words of what the composer counts and checks. */
import type { CaptionLimits, Count, Unit } from '../../domain/captions/index.ts'
import type { Platform } from '../../domain/post-types.ts'
import type { Check, FileReason } from '../screens/composer/checks-facts.ts'
import { bytes, ratio, seconds } from './media-figures.ts'
import { FORMS, NETWORKS, listOf, networkNames } from './send.ts'

const numbers = new Intl.NumberFormat()
const number = (value: number) => numbers.format(value)
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** A limit so far away is no help while little of it is used. */
const FAR = 10_000
const LITTLE = 0.5

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
  writeAlt: 'Write',
  allWell: (platforms: readonly Platform[]) => `Fits ${listOf(networkNames(platforms))}`,
  limitsChecked: (date: string) => `Limits checked ${day.format(new Date(date))}`,
  limitsTitle: 'Where the limits are from',
  limitsAbout: (date: string) => `Networks change their limits without notice. These were compared with the networks’ own pages on ${day.format(new Date(date))}. A text past a limit can still be sent: the network decides.`,
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

/** "243 of 280"; the limit is left out while it is far away. */
export function countWords({ count, limit, fraction }: Count): string {
  return limit === null || (limit > FAR && fraction < LITTLE) ? number(count) : `${number(count)} of ${number(limit)}`
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
    case 'file': return fileWords(check)
  }
}

function fileWords({ platform, postTypes, item, reason }: Extract<Check, { kind: 'file' }>): string {
  const where = `${NETWORKS[platform]} ${listOf(postTypes.map((one) => FORMS[one].toLowerCase()))}`
  const { code, limit, actual } = reason
  const than = (words: string) => (limit === null ? '' : `, ${words} ${measure(code, limit)}`)
  const has = actual === null ? '' : ` ${measure(code, actual)}`
  switch (code) {
    case 'kind': return `${where}: takes no ${item.kind === 'image' ? 'pictures' : 'videos'} such as ${item.name}`
    case 'format': return `${where}: ${item.name} is of a kind that it may not take`
    case 'size': return `${where}: ${item.name} has${has || ' too much in it'}${than('the limit is')}`
    case 'too-short': return `${where}: ${item.name} runs${has || ' too short'}${than('the least is')}`
    case 'too-long': return `${where}: ${item.name} runs${has || ' too long'}${than('the limit is')}`
    case 'too-narrow': return `${where}: ${item.name} is taller than it shows${than('up to')}`
    case 'too-wide': return `${where}: ${item.name} is wider than it shows${than('up to')}`
    case 'too-few-pixels': return `${where}: ${item.name} is small${has && `, ${has.trim()}`}${than('the least is')}`
    case 'too-many-pixels': return `${where}: ${item.name} is large${has && `, ${has.trim()}`}${than('the limit is')}`
    case 'too-many-files': return `${where}: ${actual === null ? 'too many files' : `${number(actual)} files`}${than('it takes')}`
    case 'mixed-kinds': return `${where}: takes pictures or a video, not both`
    case 'unreadable': return `${where}: ${item.name} cannot be read, so it may not be taken`
    case 'animation': return `${where}: ${item.name} moves; there it may stand still`
  }
}

/** A figure of a reason in its own unit: bytes, ms, pixels, width ÷ height, or files. */
function measure(code: FileReason['code'], value: number): string {
  switch (code) {
    case 'size': return bytes(value)
    case 'too-short':
    case 'too-long': return seconds(value)
    case 'too-narrow':
    case 'too-wide': return ratio(value)
    case 'too-few-pixels':
    case 'too-many-pixels': return `${number(value)} px`
    case 'too-many-files':
    case 'kind':
    case 'format':
    case 'mixed-kinds':
    case 'unreadable':
    case 'animation': return number(value)
  }
}

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
