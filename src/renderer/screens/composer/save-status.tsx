import { CircleAlert } from 'lucide-react'
import { classes } from '../../lib/classes.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { useServices } from '../../stores/services-context.tsx'
import { composerWords, saveWords } from '../../strings/composer.ts'
import { useEditor, useShownSave } from './use-draft-editor.ts'

/** What of the text is on the disk, in words. "Saved" stands here only after the core has said so. A failure is told in full in the notices. */
export function SaveStatus({ editor }: { editor: DraftEditor }) {
  const { timing } = useServices()
  const shown = useShownSave(editor)
  const savedAt = useEditor(editor, (state) => state.base.savedAt)
  const rev = useEditor(editor, (state) => state.base.rev)
  const failure = useEditor(editor, (state) => state.failure)
  const words = saveWords(shown, savedAt, failure, timing.now())
  const isTrouble = shown === 'failed' || shown === 'conflict'
  return (
    <span
      role="status"
      data-shown={shown}
      data-saved-rev={rev}
      title={words}
      className={classes('flex shrink-0 items-center gap-1.5 text-12 tabular-nums', isTrouble ? 'text-danger-text' : 'text-muted')}
    >
      {isTrouble && <CircleAlert className="size-3.5 shrink-0" aria-hidden />}
      {/* In full it stands below; here there is room for the title of the draft. */}
      {isTrouble && <span aria-hidden>{composerWords.notSaved}</span>}
      <span className={isTrouble ? 'sr-only' : 'whitespace-nowrap'}>{words}</span>
    </span>
  )
}
