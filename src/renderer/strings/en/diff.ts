/** Words for what is different between two states of a text. */
import { formatNumber as number } from '../../lib/time.ts'
import { listOf } from './send.ts'

export const diffWords = {
  /** Read before and after a part that is marked. */
  added: 'inserted:',
  removed: 'removed:',
  end: 'end.',
  same: 'The same',
  blankOnly: 'Only blank space differs',
  filesName: 'Differences of the files',
  unnamedFile: 'a file that is not of this app',
  file: {
    added: (name: string) => `${name} was added`,
    removed: (name: string) => `${name} was taken out`,
    moved: (name: string) => `${name} stands elsewhere`,
  },
} as const

/** “3 words added, 1 removed, #spring added, files differ”; null where nothing differs. */
export function differenceWords(of: { added: number; removed: number; isBlankOnly: boolean; addedTags: readonly string[]; removedTags: readonly string[]; files: number; title: boolean }): string | null {
  const words = (count: number) => (count === 1 ? '1 word' : `${number(count)} words`)
  const parts = [
    of.isBlankOnly && diffWords.blankOnly,
    of.added > 0 && `${words(of.added)} added`,
    of.removed > 0 && `${words(of.removed)} removed`,
    of.addedTags.length > 0 && `with ${listOf(of.addedTags)}`,
    of.removedTags.length > 0 && `without ${listOf(of.removedTags)}`,
    of.title && 'another title',
    of.files > 0 && (of.files === 1 ? '1 file differs' : `${number(of.files)} files differ`),
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : parts.join(', ')
}
