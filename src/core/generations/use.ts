/** Putting captions that came back into a draft: platform by platform, never over an edit, the state before kept (rules 3). */
import { AppError } from '../../contract/errors.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { fillDraft, newDraft } from '../../domain/generations/index.ts'
import type { Captions } from '../../domain/generations/index.ts'
import type { Platform } from '../../domain/post-types.ts'
import { draftTx, keepState, requireRow, unreadable } from '../drafts/context.ts'
import type { DraftTx } from '../drafts/context.ts'
import { contentJson, parseContent } from '../drafts/rows.ts'
import { listTexts } from '../drafts/texts.ts'
import { parseRequest, parseRequestMedia } from '../sync/index.ts'
import type { GenerationRow } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { GenerationsContext } from './deps.ts'
import { parseOutputs } from './views.ts'

export interface UseInput {
  commandId: string
  generationId: string
  /** Null makes a new draft. */
  draftId: string | null
  /** Fill these, and these only, edited or not. */
  platforms?: Platform[] | undefined
}

export interface Used {
  draftId: string
  rev: number
  filled: Platform[]
  left: Platform[]
}

/** Throws NOT_FOUND, and NOT_POSSIBLE_NOW while nothing is written yet or when the draft is in the trash. */
export function use(deps: GenerationsContext, workspace: Workspace, input: UseInput): Used {
  return workspace.command(input.commandId, 'generations.use', (note): Used => {
    const row = deps.rowsOf(workspace.db).generations.find(input.generationId)
    if (!row) throw new AppError('NOT_FOUND', 'Those captions are not here any more.')
    if (row.state !== 'completed' || row.outputs === null) throw new AppError('NOT_POSSIBLE_NOW', 'These captions are not written yet.')
    const tx = draftTx(deps, deps.draftsOf(workspace.db), note)
    const captions = parseOutputs(row.outputs)
    const used = input.draftId === null ? makeDraft(tx, row, captions, input.platforms ?? null) : fill(tx, row, captions, input.draftId, input.platforms ?? null)
    if (used.filled.length > 0 || input.draftId === null) {
      workspace.db.prepare('UPDATE generations SET used_at = ? WHERE id = ?').run(tx.now, row.id)
      note('generations', row.id)
    }
    return used
  })
}

function makeDraft(tx: DraftTx, row: GenerationRow, captions: Captions, named: Platform[] | null): Used {
  const mediaIds = parseRequestMedia(row.media).map(({ mediaId }) => mediaId).filter((id) => tx.rows.mediaItem(id))
  const { content, filled } = newDraft(captions, { postTypes: parseRequest(row.request).postTypes, mediaIds }, named)
  const draftId = tx.uuid()
  tx.rows.insert(draftId, { rev: 1, content: contentJson(content), ...listTexts(content), now: tx.now })
  if (mediaIds.length > 0) tx.rows.setMedia(draftId, mediaIds, new Map())
  tx.note('drafts', draftId)
  return { draftId, rev: 1, filled, left: [] }
}

function fill(tx: DraftTx, row: GenerationRow, captions: Captions, draftId: string, named: Platform[] | null): Used {
  const draft = requireRow(tx.rows, draftId)
  if (draft.trashed_at !== null) throw new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.')
  const now = parseContent(draft.content)
  if (!now) throw unreadable()
  const { content, filled, left } = fillDraft(now, askedWith(row, draftId), captions, named)
  const json = contentJson(content)
  if (json === draft.content) return { draftId, rev: draft.rev, filled, left }
  keepState(tx, draftId, draft, 'generation')
  const rev = draft.rev + 1
  tx.rows.update(draft, { rev, content: json, ...listTexts(content), now: tx.now })
  tx.note('drafts', draftId)
  return { draftId, rev, filled, left }
}

/** What the draft held when its captions were asked for; null for another draft. */
function askedWith(row: GenerationRow, draftId: string): DraftContent | null {
  return row.draft_id === draftId && row.draft_content !== null ? parseContent(row.draft_content) : null
}
