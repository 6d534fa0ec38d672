/** Words of the editor of pictures and films, of mends, and of what becomes of edits. */
import type { EditFailure, MediaEdit } from '../../../contract/schemas/media-edits.ts'
import type { EditRecipe, RatioName, VerdictReason } from '../../../domain/media/index.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { bytes, moment, percent } from './media-figures.ts'

export const editingWords = {
  edit: 'Edit…',
  editOf: (name: string) => `Edit ${name}`,
  backToOriginal: 'Back to the original',
  loading: 'Reading the file…',
  failed: 'The file could not be read.',
  broken: 'This file cannot be shown here, so it cannot be edited here.',
  apply: 'Apply',
  applyCopy: 'Save as a copy',
  reset: 'Start over',
  keepsOriginal: 'The original stays as it is.',
  shape: 'Shape',
  free: 'Any shape',
  turn: 'Turn',
  turnRight: 'Turn right',
  turnLeft: 'Turn left',
  mirror: 'Mirror',
  size: 'Size',
  side: 'Longest side',
  sideAny: 'As it is',
  sideAt: (pixels: number) => `At most ${number(pixels)} pixels`,
  fileSize: 'File size',
  bytesAny: (most: string) => `At most ${most}`,
  bytesAt: (limit: number) => `At most ${bytes(limit)}`,
  frame: 'Crop frame',
  frameHint: 'Arrow keys move it, with Shift they resize it. With Ctrl or Cmd in larger steps.',
  frameAt: (left: number, top: number, width: number, height: number) => `${number(width)} × ${number(height)} pixels, ${number(left)} from the left, ${number(top)} from the top`,
  before: 'Before',
  after: 'After',
  about: (size: string) => `about ${size}`,
  pixels: (width: number, height: number) => `${number(width)} × ${number(height)}`,
  verdicts: 'How it fits',
  film: 'Part of the film',
  playhead: 'Moment',
  start: 'Beginning',
  end: 'End',
  part: (from: string, to: string, length: string) => `${from} to ${to}, ${length} long`,
  play: 'Play',
  pause: 'Pause',
  startHere: 'Begin here',
  endHere: 'End here',
  atKeyFrame: (at: string) => `Copied without loss: it begins at the nearest key frame, ${at}.`,
  copied: 'Copied without loss: no picture is made anew.',
  encoded: 'The pictures are made anew. That takes a while, and quality is lost that nobody should see.',
  cannotCopy: 'What is in this film cannot be copied into a new one.',
  cover: 'Cover',
  coverHere: 'Use this moment',
  coverAt: (at: string) => `At ${at}`,
  coverNone: 'Chosen by the app',
  coverClear: 'Let the app choose',
  coverAbout: 'What this app shows of the film. PowerPost takes no cover: networks choose their own.',
  still: 'Save this moment as a picture',
  stillMade: 'The picture was added to your media',
  applied: 'Edited. The original is kept.',
  copyMade: 'An edited copy was added. The original is kept.',
  restored: 'The original is back',
  undo: 'Undo',
  show: 'Show',
  cancel: 'Cancel',
  putAway: 'Put away',
  underWay: 'Edits under way',
  edited: 'edited',
  editedFrom: 'Edited from',
  original: 'the original',
  copies: (count: number) => (count === 1 ? '1 edited copy' : `${number(count)} edited copies`),
  family: 'Edits',
} as const

export const ratioWords: Record<RatioName, string> = {
  '9:16': 'Story, reel, Short',
  '4:5': 'Instagram portrait',
  '1:1': 'Square',
  '1.91:1': 'Instagram landscape',
  '16:9': 'Widescreen',
}

/** What a mend does, on its button. */
export function fixWords({ crop, fit, trim }: EditRecipe, ratio: string | null): string {
  if (crop !== null) return ratio === null ? 'Crop to fit' : `Crop to ${ratio}`
  if (trim !== null && trim.endMs !== null) return `Trim to ${moment(trim.endMs - trim.startMs)}`
  if (fit !== null && fit.maxBytes === null && fit.maxWidth === null) return fit.mime === 'image/jpeg' ? 'Save as JPEG' : 'Convert'
  return 'Make smaller'
}

/** What a mend is for, for those who hear it: "Crop to 4:5 for Instagram feed post". */
export const fixFor = (fix: string, form: string) => `${fix}: ${form}`

/** What is being done, while it is. */
export function makingWords({ name, recipe, progress }: Pick<MediaEdit, 'name' | 'recipe' | 'progress'>): string {
  const what = recipe.stillMs !== null ? 'Taking a picture from' : recipe.crop !== null ? 'Cropping' : recipe.trim !== null ? 'Trimming' : 'Editing'
  return `${what} ${name}…${progress === null ? '' : ` ${percent(progress)}`}`
}

const FAILED: Record<EditFailure, string> = {
  'missing': 'its file is gone from this computer, or was changed. Add it again.',
  'undecodable': 'this computer cannot read it.',
  'crashed': 'it ended what was to read it, twice. It is left alone.',
  'animated': 'a picture that moves cannot be edited here.',
  'too-large': 'it cannot be made small enough.',
  'unsupported': 'what is in this film cannot be copied into a new one.',
  'no-encoder': 'this computer cannot write such a film anew. Trimming alone works without that.',
  'disk-full': 'the disk is full. Free some space and try again.',
  'failed': 'something went wrong. Try again.',
}

export const failedWords = ({ name, failure }: Pick<MediaEdit, 'name' | 'failure'>) => `${name} was not edited: ${FAILED[failure ?? 'failed']}`

/** Why the core would not begin: by the reason that it gives. */
export function refusedWords(details: readonly string[] | undefined): string {
  const [why] = details ?? []
  if (why === 'too-short') return 'What is left is too short: half a second at least.'
  if (why === 'too-small') return 'What is left is too small.'
  return 'That cannot be made of this file.'
}

/** Codes that a mend is about, so that it stands beside them. */
export const MENDABLE: readonly VerdictReason[] = ['too-narrow', 'too-wide', 'size', 'too-many-pixels', 'format', 'too-long']
