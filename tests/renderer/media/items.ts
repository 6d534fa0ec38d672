import type { LibraryItem } from '../../../src/contract/schemas/media.ts'

/** An id that says which one it is. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export function libraryItem(number: number, over: Partial<LibraryItem> = {}): LibraryItem {
  return {
    id: idOf(number), sha256: String(number).padStart(64, '0'), kind: 'image', mime: 'image/jpeg', name: `photo ${number}.jpg`, alt: '', size: 1_000, width: 1_600, height: 1_200,
    durationMs: null, preview: 'ready', flaw: null, createdAt: 1_700_000_000_000 + number, starred: false, tags: [], notes: '', uses: { drafts: 0, sends: 0 }, uploaded: false, codecs: null,
    trashedAt: null, ...over,
  }
}
