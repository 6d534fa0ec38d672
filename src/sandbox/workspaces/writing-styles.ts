/** Writing styles, which only the dashboard makes (docs: input types): a name for people, and how captions sound. */
import type { Database } from 'better-sqlite3'
import { ApiError } from '../api-error.ts'
import { MANNERS } from '../captions/phrases.ts'
import type { Manner } from '../captions/phrases.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'

export interface WritingStyle {
  id: string
  workspaceId: string
  name: string
  manner: Manner
}

export interface WritingStyles {
  list(workspaceId?: string): WritingStyle[]
  create(workspaceId: string, name: string, manner: Manner): WritingStyle
  /** False when the workspace has no such style. */
  remove(workspaceId: string, id: string): boolean
  /** Throws NOT_FOUND for one that this workspace does not have. */
  mannerOf(workspaceId: string, id: string): Manner
}

export function createWritingStyles(db: Database, clock: Clock, chance: Chance): WritingStyles {
  interface Row {
    id: string
    workspace_id: string
    name: string
    manner: string
  }
  const all = db.prepare<[], Row>('SELECT id, workspace_id, name, manner FROM writing_styles ORDER BY created_at, rowid')
  const ofWorkspace = db.prepare<[string], Row>('SELECT id, workspace_id, name, manner FROM writing_styles WHERE workspace_id = ? ORDER BY created_at, rowid')
  const one = db.prepare<[string, string], Row>('SELECT id, workspace_id, name, manner FROM writing_styles WHERE id = ? AND workspace_id = ?')
  const insert = db.prepare('INSERT INTO writing_styles (id, workspace_id, name, manner, created_at) VALUES (?, ?, ?, ?, ?)')
  const drop = db.prepare('DELETE FROM writing_styles WHERE id = ? AND workspace_id = ?')

  return {
    list: (workspaceId) => (workspaceId === undefined ? all.all() : ofWorkspace.all(workspaceId)).map(styleOf),
    create(workspaceId, name, manner) {
      const style: WritingStyle = { id: `style-${chance.id()}`, workspaceId, name, manner }
      insert.run(style.id, workspaceId, name, manner, clock.now())
      return style
    },
    remove: (workspaceId, id) => drop.run(id, workspaceId).changes === 1,
    mannerOf(workspaceId, id) {
      const row = one.get(id, workspaceId)
      if (!row) throw new ApiError('NOT_FOUND', 'There is no such writing style in this workspace.')
      return styleOf(row).manner
    },
  }
}

const styleOf = (row: { id: string; workspace_id: string; name: string; manner: string }): WritingStyle => ({
  id: row.id,
  workspaceId: row.workspace_id,
  name: row.name,
  manner: MANNERS.find((manner) => manner === row.manner) ?? 'plain',
})
