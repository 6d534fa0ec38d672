/** Words for what is different between two states of a text. */
import { formatNumber as number } from '../../lib/time.ts'
import type * as en from '../en/diff.ts'
import type { Words } from '../language.ts'
import { listOf } from './send.ts'

export const diffWords: Words<typeof en.diffWords> = {
  added: 'eingefügt:',
  removed: 'entfernt:',
  end: 'Ende.',
  same: 'Gleich',
  blankOnly: 'Nur Leerraum ist anders',
  filesName: 'Unterschiede der Dateien',
  unnamedFile: 'eine Datei, die nicht aus dieser App ist',
  file: {
    added: (name) => `${name} kam dazu`,
    removed: (name) => `${name} ist nicht mehr dabei`,
    moved: (name) => `${name} steht an anderer Stelle`,
  },
}

export const differenceWords: typeof en.differenceWords = (of) => {
  const words = (count: number) => (count === 1 ? '1 Wort' : `${number(count)} Wörter`)
  const parts = [
    of.isBlankOnly && diffWords.blankOnly,
    of.added > 0 && `${words(of.added)} mehr`,
    of.removed > 0 && `${words(of.removed)} weniger`,
    of.addedTags.length > 0 && `mit ${listOf(of.addedTags)}`,
    of.removedTags.length > 0 && `ohne ${listOf(of.removedTags)}`,
    of.title && 'anderer Titel',
    of.files > 0 && (of.files === 1 ? '1 Datei anders' : `${number(of.files)} Dateien anders`),
  ].filter((part) => part !== false)
  return parts.length === 0 ? null : parts.join(', ')
}
