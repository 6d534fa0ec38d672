import { AppError } from '../../../contract/errors.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'

/** Resolves when the draft is read; rejects when it cannot be read, or is in the trash. */
export function readyEditor(editor: DraftEditor): Promise<void> {
  return new Promise((resolve, reject) => {
    const off = editor.state.subscribe(check)
    check()
    function check(): void {
      const { phase, readError, facts } = editor.state.getState()
      if (phase === 'loading') return
      off()
      if (phase === 'unreadable') reject(new AppError(readError ?? 'INTERNAL', 'The draft could not be read.'))
      else if (facts.trashedAt !== null) reject(new AppError('NOT_POSSIBLE_NOW', 'The draft is in the trash.'))
      else resolve()
    }
  })
}
