import type { Draft } from '../../../contract/schemas/drafts.ts'
import { Banner, Button } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { captionIn } from '../../stores/draft-editor-edits.ts'
import { useServices } from '../../stores/services-context.tsx'
import { composerWords, failureWords } from '../../strings/composer.ts'
import { draftsWords } from '../../strings/drafts.ts'
import { displayTitle } from '../../../domain/draft-content.ts'
import { useDraftActs } from '../drafts/use-draft-acts.ts'
import { useEditor } from './use-draft-editor.ts'

/** What one has to know about this draft before going on; nothing, most of the time. */
export function ComposerNotices({ editor, onHistory, onRestored }: { editor: DraftEditor; onHistory: () => void; onRestored: () => void }) {
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const conflict = useEditor(editor, (state) => state.conflict)
  const keptMine = useEditor(editor, (state) => state.keptMine)
  const failure = useEditor(editor, (state) => (state.save === 'failed' ? state.failure : null))
  const { untrash } = useDraftActs(editor.workspaceId)
  const { bridge, toasts } = useServices()

  const restore = () => void untrash({ id: editor.draftId, title: displayTitle(editor.state.getState().content) || draftsWords.untitled }).then((isBack) => isBack && onRestored())

  if (conflict !== null) return <Conflict editor={editor} theirs={conflict} />
  if (failure !== null || isTrashed) {
    const copy = () => void bridge.copyText(captionIn(editor.state.getState().content, 'shared')).then(
      () => toasts.getState().show({ text: composerWords.textCopied }),
      () => toasts.getState().show({ text: composerWords.textNotCopied, tone: 'danger' }),
    )
    const words = failure === null ? null : failureWords(failure)
    return (
      <Banner
        shape="bar"
        tone={words === null ? 'neutral' : 'danger'}
        title={words?.title ?? composerWords.inTrash}
        action={(
          <>
            {words !== null && <Button size="sm" variant="ghost" onClick={copy}>{composerWords.copyText}</Button>}
            {/*
              In the trash nothing is saved however often one tries; back from there it is saved by itself. The same button before and after
              a save was refused there: a press that falls between the two is not lost.
            */}
            {isTrashed ? <Button key="restore" size="sm" onClick={restore}>{composerWords.restore}</Button> : <Button key="retry" size="sm" onClick={() => void editor.flush().catch(() => undefined)}>{composerWords.retry}</Button>}
          </>
        )}
      >
        {words?.rest}
      </Banner>
    )
  }
  if (keptMine) {
    const { kept } = composerWords
    return (
      <Banner
        shape="bar"
        tone="neutral"
        title={kept.title}
        action={(
          <>
            <Button size="sm" onClick={onHistory}>{kept.history}</Button>
            <Button size="sm" variant="ghost" onClick={() => editor.dismissNotice()}>{kept.dismiss}</Button>
          </>
        )}
      >
        {kept.text}
      </Banner>
    )
  }
  return null
}

function Conflict({ editor, theirs }: { editor: DraftEditor; theirs: Draft }) {
  const { conflict } = composerWords
  return (
    <Banner
      shape="bar"
      tone="warn"
      urgent
      title={conflict.title}
      action={(
        <>
          <Button size="sm" onClick={() => editor.useOther()}>{conflict.use}</Button>
          <Button size="sm" variant="primary" onClick={() => editor.keepMine()}>{conflict.keep}</Button>
        </>
      )}
    >
      <p>{conflict.text}</p>
      <details className="mt-1">
        <summary className="rounded-small text-12 font-medium">{conflict.other}</summary>
        <p className="selectable mt-1 max-h-32 overflow-y-auto text-12 break-words whitespace-pre-wrap">{theirs.content.shared || draftsWords.noText}</p>
      </details>
    </Banner>
  )
}
