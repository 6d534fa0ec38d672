/** The rows of what is kept for writing. */
import type { Database } from 'better-sqlite3'
import type { Snippet } from '../../contract/schemas/writing.ts'
import { SIGNATURE_PLACES } from '../../domain/writing/index.ts'
import type { SignaturePlace } from '../../domain/writing/index.ts'

export type SnippetRow = Snippet & { deletedAt: number | null }

const SNIPPET = 'SELECT id, kind, name, text, created_at AS createdAt, updated_at AS updatedAt, deleted_at AS deletedAt FROM snippets'

export type WritingRows = ReturnType<typeof createWritingRows>

export function createWritingRows(db: Database) {
  const all = db.prepare<[], Snippet>('SELECT id, kind, name, text, created_at AS createdAt, updated_at AS updatedAt FROM snippets WHERE deleted_at IS NULL ORDER BY kind, name COLLATE NOCASE, created_at, id')
  const one = db.prepare<[string], SnippetRow>(`${SNIPPET} WHERE id = ?`)
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM snippets WHERE deleted_at IS NULL')
  const insert = db.prepare('INSERT INTO snippets (id, kind, name, text, created_at, updated_at) VALUES (@id, @kind, @name, @text, @now, @now)')
  const change = db.prepare('UPDATE snippets SET name = @name, text = @text, updated_at = @now WHERE id = @id')
  const setDeleted = db.prepare('UPDATE snippets SET deleted_at = ? WHERE id = ?')
  const signatures = db.prepare<[], { place: string; id: string }>(
    "SELECT d.place, d.snippet_id AS id FROM signature_defaults d JOIN snippets s ON s.id = d.snippet_id WHERE s.deleted_at IS NULL AND s.kind = 'signature'",
  )
  const setSignature = db.prepare('INSERT INTO signature_defaults (place, snippet_id) VALUES (?, ?) ON CONFLICT (place) DO UPDATE SET snippet_id = excluded.snippet_id')
  const dropSignature = db.prepare('DELETE FROM signature_defaults WHERE place = ?')
  const languages = db.prepare<[], { language: string }>('SELECT language FROM spelling_languages ORDER BY position')
  const clearLanguages = db.prepare('DELETE FROM spelling_languages')
  const insertLanguage = db.prepare('INSERT INTO spelling_languages (language, position) VALUES (?, ?)')
  const words = db.prepare<[], { word: string }>('SELECT word FROM spelling_words ORDER BY word')
  const insertWord = db.prepare('INSERT INTO spelling_words (word) VALUES (?) ON CONFLICT DO NOTHING')
  const dropWord = db.prepare('DELETE FROM spelling_words WHERE word = ?')

  return {
    all: (): Snippet[] => all.all(),
    one: (id: string): SnippetRow | null => one.get(id) ?? null,
    count: (): number => count.get()?.n ?? 0,
    insert: (row: { id: string; kind: string; name: string; text: string; now: number }) => insert.run(row),
    change: (row: { id: string; name: string; text: string; now: number }) => change.run(row),
    setDeleted: (id: string, at: number | null) => setDeleted.run(at, id),
    signatures(): Partial<Record<SignaturePlace, string>> {
      const found: Partial<Record<SignaturePlace, string>> = {}
      for (const { place, id } of signatures.all()) {
        const known = SIGNATURE_PLACES.find((name) => name === place)
        if (known !== undefined) found[known] = id
      }
      return found
    },
    setSignature: (place: SignaturePlace, id: string | null) => (id === null ? dropSignature.run(place) : setSignature.run(place, id)),
    languages: (): string[] => languages.all().map((row) => row.language),
    setLanguages(chosen: readonly string[]) {
      clearLanguages.run()
      chosen.forEach((language, position) => insertLanguage.run(language, position))
    },
    words: (): string[] => words.all().map((row) => row.word),
    setWord: (word: string, isKnown: boolean) => (isKnown ? insertWord : dropWord).run(word),
  }
}
