/** Words of what the composer counts and checks. */
import type { CaptionLimits, Count, Unit } from '../../../domain/captions/index.ts'
import type { VerdictReason } from '../../../domain/media/index.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { showsLimit } from '../../lib/shows-limit.ts'
import type { UnfitFiles } from '../../lib/unfit-files.ts'
import type { Check } from '../../screens/composer/checks-facts.ts'
import type * as en from '../en/checks.ts'
import type { Words } from '../language.ts'
import { bytes, ratio, seconds } from './media-figures.ts'
import { checkedDay, kindName } from './media-library.ts'
import { NETWORKS, formInText, listOf, networkNames } from './send.ts'

const files = (count: number) => (count === 1 ? '1 Datei' : `${number(count)} Dateien`)

export const checksWords: Words<typeof en.checksWords> = {
  region: 'Prüfungen',
  show: 'Zeigen',
  showOf: (check) => `Zeigen: ${check}`,
  unfold: 'Anzeigen',
  fold: 'Ausblenden',
  useShared: 'Gemeinsamen nehmen',
  addFiles: 'Fotos hinzufügen',
  removeFiles: () => 'Herausnehmen',
  removedFiles: (count) => (count === 1 ? 'Die fehlende Datei wurde herausgenommen' : `${number(count)} fehlende Dateien wurden herausgenommen`),
  undo: 'Rückgängig',
  seeConnections: 'Verbindungen',
  writeAlt: 'Schreiben',
  allWell: (platforms) => `Passt für ${listOf(networkNames(platforms))}`,
  limitsChecked: (date) => `Grenzen, Stand ${checkedDay(date)}`,
  limitsTitle: 'Woher die Grenzen stammen',
  limitsAbout: (date) => `Netzwerke ändern ihre Grenzen ohne Ankündigung. Diese stehen auf ihren öffentlichen Seiten, Stand ${checkedDay(date)}. Auch ein Text über der Grenze lässt sich senden: Das Netzwerk entscheidet.`,
  limitsNetwork: 'Netzwerk',
  limitsLimit: 'Grenze',
  limitsSource: 'Quelle',
}

/** "1 Problem, 2 Hinweise". */
export function summaryWords(checks: readonly Pick<Check, 'level'>[]): string {
  const problems = checks.filter(({ level }) => level === 'problem').length
  const notes = checks.length - problems
  const parts = [problems > 0 && (problems === 1 ? '1 Problem' : `${number(problems)} Probleme`), notes > 0 && (notes === 1 ? '1 Hinweis' : `${number(notes)} Hinweise`)]
  return parts.filter((part) => part !== false).join(', ')
}

/** "243" and " von 280"; the limit is left out while it is far away. */
export function countParts(count: Count): [used: string, limit: string] {
  return [number(count.count), count.limit === null || !showsLimit(count) ? '' : ` von ${number(count.limit)}`]
}

export function countWords(count: Count): string {
  return countParts(count).join('')
}

/** The same in words: "292 von 280 Zeichen, 12 zu viel". */
export function countInWords(count: Count): string {
  const { count: used, limit, unit, over, fraction } = count
  if (limit === null) return unitWords(used, unit)
  const all = `${number(used)} von ${unitWords(limit, unit)}`
  if (over > 0) return `${all}, ${number(over)} zu viel`
  return fraction >= 0.9 ? `${all}, noch ${number(limit - used)}` : all
}

export function unitWords(count: number, unit: Unit): string {
  return `${number(count)} ${unit === 'bytes' ? 'Byte' : 'Zeichen'}`
}

/** A check in a line: the network first, then the fact. */
export function checkWords(check: Check): string {
  switch (check.kind) {
    case 'too-long': return `${NETWORKS[check.platform]}: ${unitWords(check.over, check.unit)} zu viel`
    case 'hashtags': return `${NETWORKS[check.platform]}: ${number(check.count)} Hashtags, erlaubt sind ${number(check.max)}`
    case 'signs': return `YouTube: kein < oder > ${check.where === 'title' ? 'im Titel' : 'in der Beschreibung'}`
    case 'title-missing': return 'YouTube: braucht einen Titel'
    case 'title-too-long': return `YouTube: ${unitWords(check.over, 'utf16')} zu viel im Titel`
    case 'nothing': return `${listOf(networkNames(check.platforms))}: noch nichts zu senden`
    case 'media-needed': return `${listOf(networkNames(check.platforms))}: ${check.platforms.length === 1 ? 'braucht' : 'brauchen'} ein Bild oder Video`
    case 'files-gone': return check.mediaIds.length === 1 ? 'Eine Datei ist nicht mehr auf diesem Computer' : `${number(check.mediaIds.length)} Dateien sind nicht mehr auf diesem Computer`
    case 'alt-missing': return check.mediaIds.length === 1 ? '1 Bild hat keinen Alternativtext' : `${number(check.mediaIds.length)} Bilder haben keinen Alternativtext`
    case 'not-connected': return `${listOf(networkNames(check.platforms))}: soweit bekannt, bei PowerPost nicht verbunden`
    case 'files-unfit': return `${listOf(check.unfit.postTypes.map(formInText))}: ${unfitWords(check.unfit)}`
  }
}

type Unfit = Pick<UnfitFiles, 'items' | 'postTypes' | 'reason'>

/** What networks say of files, without their names before it. */
export function unfitWords({ items, postTypes, reason: { code, limit, actual } }: Unfit): string {
  const [first] = items
  const one = items.length === 1 && first !== undefined ? first : null
  const subject = one === null ? files(items.length) : one.name
  const takes = postTypes.length === 1 ? 'nimmt' : 'nehmen'
  const bound = (words: string, measure: (value: number) => string) => `${subject} ${one === null ? 'sind' : 'ist'} ${words} als ${limit === null ? 'erlaubt' : measure(limit)}`
  /** With its own figure, where one file is meant. */
  const exact = (verb: string, most: string, words: string, measure: (value: number) => string) =>
    one === null || limit === null || actual === null ? bound(words, measure) : `${subject} ${verb} ${measure(actual)}, ${most} ${measure(limit)}`
  const isUnder = limit !== null && actual !== null && actual < limit
  const [most, least] = ['erlaubt sind höchstens', 'nötig sind mindestens']
  switch (code) {
    case 'kind': return first?.kind === 'image' ? `${takes} ein Video, keine Bilder` : `${takes} Bilder, keine Videos`
    case 'format': return `${takes} ${first === undefined ? 'diese Dateien' : kindName(first.mime)} nicht an`
    case 'size': return isUnder ? exact('hat', least, 'kleiner', bytes) : exact('hat', most, 'größer', bytes)
    case 'too-short': return exact('dauert', least, 'kürzer', seconds)
    case 'too-long': return exact('dauert', most, 'länger', seconds)
    case 'too-narrow': return bound('schmaler', ratio)
    case 'too-wide': return bound('breiter', ratio)
    case 'too-few-pixels': return bound('kleiner', pixels)
    case 'too-many-pixels': return bound('größer', pixels)
    case 'too-many-files': return limit === null ? 'zu viele Dateien' : `${actual === null ? 'zu viele Dateien' : files(actual)}, erlaubt sind ${number(limit)}`
    case 'mixed-kinds': return `${takes} Bilder oder ein Video, nicht beides`
    case 'unreadable': return one === null ? `${subject} lassen sich hier nicht lesen, darum ist nichts über sie bekannt` : `${subject} lässt sich hier nicht lesen, darum ist nichts darüber bekannt`
    case 'animation': return `${subject} ${one === null ? 'bewegen' : 'bewegt'} sich dort vielleicht nicht`
  }
}

/** What begins with the file's name stays as it is written. */
const WITHOUT_NAME: readonly VerdictReason[] = ['kind', 'format', 'mixed-kinds', 'too-many-files']

/** The same as a sentence of its own. */
export function unfitSentence(unfit: Unfit): string {
  const words = unfitWords(unfit)
  return `${WITHOUT_NAME.includes(unfit.reason.code) ? words.charAt(0).toLocaleUpperCase() + words.slice(1) : words}.`
}

const pixels = (value: number) => `${number(value)} Pixel`

/** The limits of a form as the table shows them. */
export function limitLines({ caption, hashtags, title, unit, showsCaption }: CaptionLimits): { limit: string; source: string }[] {
  const lines: { limit: string; source: string }[] = []
  const how = unit === 'weighted' ? ' (ein Link zählt 23, ein Emoji oder CJK-Zeichen 2)' : ''
  if (caption !== null) lines.push({ limit: `${unitWords(caption.max, unit)}${how}`, source: caption.source })
  if (title !== null) lines.push({ limit: `${unitWords(title.max, 'utf16')} im Titel`, source: title.source })
  if (hashtags !== null) lines.push({ limit: `${number(hashtags.max)} Hashtags`, source: hashtags.source })
  if (lines.length > 0) return lines
  return [{ limit: showsCaption ? 'Keine bekannt' : 'Wird ohne Text gezeigt', source: '' }]
}
