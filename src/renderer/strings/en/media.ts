/** Words of files: adding them, why one was not taken, what is known of them. */
import type { ErrorCode } from '../../../contract/errors.ts'
import type { ImportResult, MediaItem, Refusal } from '../../../contract/schemas/media.ts'
import { formatNumber as number } from '../../lib/time.ts'
import { sentenceFor } from './errors.ts'
import { bytes, seconds } from './media-figures.ts'

/** One sentence for each refusal, that ends what begins with the file's name. */
const REFUSED: Record<Refusal, string> = {
  'empty': 'is empty.',
  'too-large': 'is larger than PowerPost takes: 10 MB for a picture, 500 MB for a video.',
  'unsupported-type': 'is of a kind that cannot be added. JPEG, PNG, WebP, GIF, TIFF and AVIF pictures can, and MP4, QuickTime and WebM videos.',
  'type-mismatch': 'is not what its name says it is.',
  'unreadable': 'could not be read. Check that you may open it.',
  'not-a-file': 'is neither a file nor a folder that can be read.',
  'symlink': 'is a link to another file. Drop the file itself.',
  'vanished': 'was gone before it could be read.',
  'changed-while-read': 'was being changed while it was read. Drop it again when that is done.',
  'broken-image': 'is damaged: the picture in it cannot be read.',
  'disk-full': 'did not fit: the disk is full. Free some space and drop it again.',
  'name-invalid': 'has a name that cannot be used. Rename it and drop it again.',
  'failed': 'could not be added. Drop it again.',
  'too-many': 'has more than 10,000 files in it. Drop fewer at a time.',
  'stopped': 'was not added: the import was stopped before its turn.',
  'not-converted': 'could not be made into a picture that can be sent.',
  'declined': 'was not added: no copy was wanted.',
}

export const mediaWords = {
  tray: 'Photos and videos',
  add: 'Add photos or videos',
  addHint: 'or drop them here',
  dropHere: 'Drop to add to this draft',
  dropNote: 'Photos, videos and folders. They are copied here.',
  position: (at: number, of: number) => `${number(at)} of ${number(of)}`,
  cover: 'Cover',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  moved: (name: string, at: number, of: number) => `${name} is now ${number(at)} of ${number(of)}`,
  remove: 'Remove from draft',
  removed: (name: string) => `${name} removed`,
  undo: 'Undo',
  showInFolder: 'Show in folder',
  showInMedia: 'Show in media',
  actionsOf: (name: string) => `${name}: actions`,
  alt: 'Alt text',
  altShort: 'ALT',
  failedTitle: 'Nothing was added',
  altMissing: 'No alt text',
  video: (durationMs: number | null) => (durationMs === null ? 'video' : `video, ${seconds(durationMs)}`),
  altTitle: 'Alt text',
  altAbout: 'Describes the picture to people who do not see it. It goes with the picture wherever this client uses it.',
  altField: 'What does the picture show?',
  altSave: 'Save alt text',
  altTooLong: (length: number) => `${number(length)} of 2,000 characters. Shorten it to save.`,
  gone: 'A file that is no longer here',
  /** The tray's line while files are being taken. */
  safe: (safe: number, total: number) => `${number(safe)} of ${number(total)} safe`,
  safeNote: 'A file that is safe is copied here and stays, whatever happens to the original.',
  dismiss: 'Dismiss',
  refusedTitle: (count: number) => (count === 1 ? 'One file was not added' : `${number(count)} files were not added`),
  moreRefused: (count: number) => (count === 1 ? 'and one more' : `and ${number(count)} more`),
} as const

/** What follows the file's name: its own type or size where that explains it, and why it was not taken. */
export function refusalSentence(name: string, refusal: Refusal | null, detail: string | null): string {
  const sentence = REFUSED[refusal ?? 'failed']
  return detail === null || name.toLowerCase().endsWith(detail) ? sentence : `(${detail}) ${sentence}`
}

/** What became of a batch that is through, in a line. */
export function batchWords(result: ImportResult): string {
  const count = (outcome: string) => result.items.filter((item) => item.outcome === outcome).length
  const parts: string[] = []
  const added = count('added')
  const duplicates = count('duplicate')
  if (added > 0) parts.push(added === 1 ? '1 file added' : `${number(added)} files added`)
  if (duplicates > 0) parts.push(duplicates === 1 ? '1 was here already' : `${number(duplicates)} were here already`)
  return parts.length === 0 ? 'Nothing added' : parts.join(', ')
}

/** Why a whole batch was refused. */
export function importFailure(code: ErrorCode, way: 'drop' | 'pick' | 'paste'): string {
  if (code === 'INVALID_INPUT') {
    return way === 'paste'
      ? 'This picture is not a file on this computer. Save it first, then drop the file here.'
      : 'These could not be added. Drop files from this computer, at most 5,000 at a time.'
  }
  return sentenceFor(code)
}

/** "1,600 × 1,200, 2.4 MB". */
export function mediaFacts(item: MediaItem): string {
  const size = item.width !== null && item.height !== null ? `${number(item.width)} × ${number(item.height)}, ` : ''
  return size + bytes(item.size)
}
