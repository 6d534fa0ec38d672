/** What a client keeps for writing: snippets, signatures, sets of hashtags, and how its spelling is checked. It never leaves its database. */
import { AppError } from '../../contract/errors.ts'
import { MAX_SNIPPETS, MAX_SPELLING_WORDS } from '../../contract/schemas/writing.ts'
import type { Snippet, WritingSettings } from '../../contract/schemas/writing.ts'
import { tidyHashtags } from '../../domain/writing/index.ts'
import type { SignaturePlace, SnippetKind } from '../../domain/writing/index.ts'
import { cacheByDatabase } from '../media/rows.ts'
import type { Clock, Random } from '../ports.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { createWritingRows } from './rows.ts'

export interface Writing {
  /** By kind, then name. */
  list(workspace: Workspace): Snippet[]
  /** Throws INVALID_INPUT with the field: an empty text, no tag in a set of hashtags, or more than 500 of them. */
  create(workspace: Workspace, input: { commandId: string; kind: SnippetKind; name: string; text: string }): Snippet
  /** Changes what is given. Throws NOT_FOUND, INVALID_INPUT. */
  update(workspace: Workspace, input: { commandId: string; snippetId: string; name?: string | undefined; text?: string | undefined }): Snippet
  /** Gone from every list; `restore` brings it back, also to the places where it was a signature. */
  delete(workspace: Workspace, input: { commandId: string; snippetId: string }): { ok: true }
  restore(workspace: Workspace, input: { commandId: string; snippetId: string }): Snippet
  settings(workspace: Workspace): WritingSettings
  /** Throws NOT_FOUND for a snippet that is no signature of this client. */
  setSignature(workspace: Workspace, input: { commandId: string; place: SignaturePlace; snippetId: string | null }): WritingSettings
  setLanguages(workspace: Workspace, input: { commandId: string; languages: readonly string[] }): WritingSettings
  setWord(workspace: Workspace, input: { commandId: string; word: string; known: boolean }): WritingSettings
}

export function createWriting(deps: { clock: Clock; random: Random }): Writing {
  const rowsOf = cacheByDatabase(createWritingRows)

  const settings = (workspace: Workspace): WritingSettings => {
    const rows = rowsOf(workspace.db)
    return { signatures: rows.signatures(), languages: rows.languages(), words: rows.words() }
  }
  const kept = (workspace: Workspace, id: string): Snippet => {
    const row = rowsOf(workspace.db).one(id)
    if (!row) throw gone()
    const { deletedAt: _deletedAt, ...snippet } = row
    return snippet
  }
  const setDeleted = (workspace: Workspace, { commandId, snippetId }: { commandId: string; snippetId: string }, isDeleted: boolean): { ok: true } =>
    workspace.command(commandId, isDeleted ? 'writing.delete' : 'writing.restore', (note): { ok: true } => {
      const rows = rowsOf(workspace.db)
      const row = rows.one(snippetId)
      if (!row) throw gone()
      if ((row.deletedAt !== null) === isDeleted) return { ok: true }
      if (!isDeleted) mustHaveRoom(rows.count())
      rows.setDeleted(snippetId, isDeleted ? deps.clock.now() : null)
      note('writing', snippetId)
      return { ok: true }
    })

  return {
    list: (workspace) => rowsOf(workspace.db).all(),
    create(workspace, { commandId, kind, name, text }) {
      const { id } = workspace.command(commandId, 'writing.create', (note): { id: string } => {
        const rows = rowsOf(workspace.db)
        const clean = cleanText(kind, text)
        mustHaveRoom(rows.count())
        const id = deps.random.uuid()
        rows.insert({ id, kind, name, text: clean, now: deps.clock.now() })
        note('writing', id)
        return { id }
      })
      return kept(workspace, id)
    },
    update(workspace, { commandId, snippetId, name, text }) {
      workspace.command(commandId, 'writing.update', (note): { ok: true } => {
        const rows = rowsOf(workspace.db)
        const row = rows.one(snippetId)
        if (!row || row.deletedAt !== null) throw gone()
        rows.change({ id: snippetId, name: name ?? row.name, text: text === undefined ? row.text : cleanText(row.kind, text), now: deps.clock.now() })
        note('writing', snippetId)
        return { ok: true }
      })
      return kept(workspace, snippetId)
    },
    delete: (workspace, input) => setDeleted(workspace, input, true),
    restore(workspace, input) {
      setDeleted(workspace, input, false)
      return kept(workspace, input.snippetId)
    },
    settings,
    setSignature(workspace, { commandId, place, snippetId }) {
      workspace.command(commandId, 'writing.setSignature', (note): { ok: true } => {
        const rows = rowsOf(workspace.db)
        const row = snippetId === null ? null : rows.one(snippetId)
        if (snippetId !== null && (!row || row.deletedAt !== null || row.kind !== 'signature')) throw gone()
        rows.setSignature(place, snippetId)
        note('writing', place)
        return { ok: true }
      })
      return settings(workspace)
    },
    setLanguages(workspace, { commandId, languages }) {
      workspace.command(commandId, 'writing.setLanguages', (note): { ok: true } => {
        rowsOf(workspace.db).setLanguages([...new Set(languages)])
        note('writing', 'languages')
        return { ok: true }
      })
      return settings(workspace)
    },
    setWord(workspace, { commandId, word, known }) {
      workspace.command(commandId, 'writing.setWord', (note): { ok: true } => {
        const rows = rowsOf(workspace.db)
        if (known && rows.words().length >= MAX_SPELLING_WORDS) throw new AppError('INVALID_INPUT', 'That is more words than are kept.', { field: 'word' })
        rows.setWord(word.normalize('NFC'), known)
        note('writing', 'words')
        return { ok: true }
      })
      return settings(workspace)
    },
  }
}

const gone = () => new AppError('NOT_FOUND', 'That text is not here any more.')

/** White space around a text is part of it only where there is a text. */
function cleanText(kind: SnippetKind, text: string): string {
  const clean = kind === 'hashtags' ? tidyHashtags(text) : text.normalize('NFC').replace(/\r\n?/gu, '\n')
  if (clean.trim() === '') throw new AppError('INVALID_INPUT', kind === 'hashtags' ? 'There is no hashtag in that.' : 'The text is empty.', { field: 'text' })
  return clean
}

function mustHaveRoom(count: number): void {
  if (count >= MAX_SNIPPETS) throw new AppError('INVALID_INPUT', 'That is more than one client can keep.', { field: 'kind' })
}
