/** The rows of edits, and of the items that they made. */
import type { Database } from 'better-sqlite3'
import { editRecipeSchema } from '../../../contract/schemas/media-edits.ts'
import type { EditFailure, MediaEdit } from '../../../contract/schemas/media-edits.ts'
import type { EditRecipe, EditedFile } from '../../../domain/media/index.ts'
import type { StoredBlob } from '../stored.ts'

/** An item as an edit sees it. */
export interface EditItem extends EditedFile {
  id: string
  sha256: string
  ext: string
  name: string
  coverMs: number | null
  originalId: string | null
  /** How it was made of its original; null for one that was not, and where that cannot be read. */
  recipe: EditRecipe | null
  isTrashed: boolean
}

export interface EditRow {
  id: string
  mediaId: string
  originalId: string
  recipe: EditRecipe
  key: string
  draftId: string | null
  state: MediaEdit['state']
  itemId: string | null
  failure: EditFailure | null
  attempts: number
  createdAt: number
}

type StoredItem = Omit<EditItem, 'recipe' | 'isTrashed'> & { recipe: string | null; isTrashed: number }
type StoredEdit = Omit<EditRow, 'recipe'> & { recipe: string }

export type EditRows = ReturnType<typeof createEditRows>

/** Every recipe was checked before it was stored; one of a later version of the app may be another. */
function readRecipe(json: string | null): EditRecipe | null {
  if (json === null) return null
  const parsed = editRecipeSchema.safeParse(JSON.parse(json))
  return parsed.success ? parsed.data : null
}

const EDIT = 'SELECT id, media_id AS mediaId, original_id AS originalId, recipe, key, draft_id AS draftId, state, item_id AS itemId, failure, attempts, created_at AS createdAt FROM media_edits'

export function createEditRows(db: Database) {
  const item = db.prepare<[string], StoredItem>(
    `SELECT m.id, m.kind, m.name, b.sha256, b.ext, b.mime, b.size, b.width, b.height, b.duration_ms AS durationMs, b.flaw, b.cover_ms AS coverMs,
       m.original_id AS originalId, m.edit AS recipe, m.trashed_at IS NOT NULL AS isTrashed
     FROM media_items m JOIN blobs b ON b.sha256 = m.blob WHERE m.id = ?`,
  )
  const madeOf = db.prepare<[string, string], { id: string }>('SELECT id FROM media_items WHERE original_id = ? AND edit_key = ?')
  const allOf = db.prepare<[string], { id: string }>('SELECT id FROM media_items WHERE original_id = ? AND trashed_at IS NULL ORDER BY seq DESC')
  const seq = db.prepare<[], { value: number }>("UPDATE counters SET value = value + 1 WHERE name = 'media_seq' RETURNING value")
  const insertItem = db.prepare(
    `INSERT INTO media_items (id, blob, kind, name, alt, original_id, edit, edit_key, created_at, seq)
     SELECT @id, @blob, @kind, @name, CASE WHEN @kind = m.kind THEN m.alt ELSE '' END, @originalId, @recipe, @key, @now, @seq FROM media_items m WHERE m.id = @originalId`,
  )
  const copyTags = db.prepare('INSERT INTO media_tags (media_id, folded, tag) SELECT ?, folded, tag FROM media_tags WHERE media_id = ?')
  const cover = db.prepare('UPDATE blobs SET cover_ms = ? WHERE sha256 = ?')
  const showAgain = db.prepare("UPDATE previews SET state = 'pending', ext = NULL, size = NULL, attempts = 0 WHERE blob = ?")
  const rename = db.prepare('UPDATE media_items SET edit = ? WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO media_edits (id, media_id, original_id, recipe, key, draft_id, state, item_id, created_at)
     VALUES (@id, @mediaId, @originalId, @recipe, @key, @draftId, @state, @itemId, @createdAt)`,
  )
  const edit = db.prepare<[string], StoredEdit>(`${EDIT} WHERE id = ?`)
  const next = db.prepare<[], StoredEdit>(`${EDIT} WHERE state = 'making' ORDER BY created_at, rowid LIMIT 1`)
  const open = db.prepare<[], StoredEdit>(`${EDIT} WHERE state IN ('making', 'failed') ORDER BY created_at DESC, rowid DESC LIMIT 200`)
  const count = db.prepare('UPDATE media_edits SET attempts = max(0, attempts + ?) WHERE id = ?')
  const end = db.prepare("UPDATE media_edits SET state = @state, item_id = @itemId, failure = @failure WHERE id = @id AND state = 'making'")
  const dismiss = db.prepare("UPDATE media_edits SET state = 'cancelled', failure = NULL WHERE id = ? AND state IN ('making', 'failed')")
  const isStep = db.prepare<[string], { step: number }>(
    `SELECT m.original_id IS NOT NULL AND m.starred = 0 AND m.notes = ''
       AND NOT EXISTS (SELECT 1 FROM draft_media x WHERE x.media_id = m.id)
       AND NOT EXISTS (SELECT 1 FROM send_media x JOIN sends s ON s.id = x.send_id WHERE x.media_id = m.id AND s.state <> 'superseded') AS step
     FROM media_items m WHERE m.id = ?`,
  )
  const trash = db.prepare('UPDATE media_items SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL')
  const others = db.prepare<[string], { id: string }>('SELECT id FROM media_items WHERE blob = ?')

  const read = (row: StoredEdit | undefined): EditRow | null => {
    const recipe = row ? readRecipe(row.recipe) : null
    return row && recipe ? { ...row, recipe } : null
  }

  return {
    item(id: string): EditItem | null {
      const row = item.get(id)
      return row ? { ...row, recipe: readRecipe(row.recipe), isTrashed: row.isTrashed === 1 } : null
    },
    /** The item that this edit of this original made before. */
    madeOf: (originalId: string, key: string): string | null => madeOf.get(originalId, key)?.id ?? null,
    allOf: (originalId: string): string[] => allOf.all(originalId).map(({ id }) => id),
    /** With the words and tags of its original. */
    insertItem(id: string, original: EditItem, blob: Pick<StoredBlob, 'sha256' | 'kind'>, name: string, recipe: EditRecipe, key: string, now: number) {
      const counter = seq.get()
      if (!counter) throw new Error('a workspace without its counters')
      insertItem.run({ id, blob: blob.sha256, kind: blob.kind, name, originalId: original.id, recipe: JSON.stringify(recipe), key, now, seq: counter.value })
      copyTags.run(id, original.id)
    },
    /** The same bytes, with another cover. */
    setRecipe: (id: string, recipe: EditRecipe) => rename.run(JSON.stringify(recipe), id),
    /** Its picture is made anew. Answers the items that show it. */
    setCover(sha256: string, coverMs: number | null): string[] {
      cover.run(coverMs, sha256)
      showAgain.run(sha256)
      return others.all(sha256).map(({ id }) => id)
    },
    insert: (row: Omit<EditRow, 'attempts' | 'failure'>) => insert.run({ ...row, recipe: JSON.stringify(row.recipe) }),
    edit: (id: string): EditRow | null => read(edit.get(id)),
    next: (): EditRow | null => read(next.get()),
    open: (): EditRow[] => open.all().flatMap((row) => read(row) ?? []),
    /** An attempt more, or one less that the file was not to blame for. */
    count: (id: string, by: 1 | -1) => count.run(by, id),
    /** Answers whether it was still being made. */
    end: (id: string, state: 'made' | 'failed', itemId: string | null, failure: EditFailure | null): boolean => end.run({ id, state, itemId, failure }).changes === 1,
    dismiss: (id: string): boolean => dismiss.run(id).changes === 1,
    /** Made by an edit, told nothing of, and used by nothing: it was a step on the way. */
    isStep: (mediaId: string): boolean => isStep.get(mediaId)?.step === 1,
    trash: (mediaId: string, now: number) => trash.run(now, mediaId),
  }
}
