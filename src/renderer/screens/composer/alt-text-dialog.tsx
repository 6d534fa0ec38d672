import { useEffect, useState } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { toAppError } from '../../../contract/wire-error.ts'
import { Button, Dialog, DialogClose, TextArea } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { sentenceFor } from '../../strings/errors.ts'
import { mediaFacts, mediaWords } from '../../strings/media.ts'
import { Thumb } from '../media/thumb.tsx'

/** As long as the contract takes. */
const LONGEST = 2_000

/** Describes one picture. `item` null is closed; what is written stays until it is saved or given up. */
export function AltTextDialog({ workspaceId, item, onClose }: { workspaceId: string; item: MediaItem | null; onClose: () => void }) {
  const { connection } = useServices()
  // While it closes, the picture that was there stays.
  const [shown, setShown] = useState(item)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  useEffect(() => {
    if (item === null) return
    setShown(item)
    setText(item.alt)
    setError(null)
  }, [item])

  async function save(): Promise<void> {
    if (item === null) return
    setSaving(true)
    try {
      await connection.command((client, commandId) => client.media.setAlt({ workspaceId, mediaId: item.id, alt: text.trim(), commandId }))
      onClose()
    } catch (cause) {
      setError(sentenceFor(toAppError(cause).code))
    }
    setSaving(false)
  }

  const isTooLong = text.trim().length > LONGEST
  return (
    <Dialog
      open={item !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={mediaWords.altTitle}
      description={mediaWords.altAbout}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          <Button variant="primary" loading={isSaving} disabled={isTooLong} onClick={() => void save()}>{mediaWords.altSave}</Button>
        </>
      )}
    >
      {shown !== null && (
        <div className="flex flex-wrap gap-4">
          <div className="w-40">
            <div className="h-40 w-40 overflow-hidden rounded-control bg-surface-active"><Thumb workspaceId={workspaceId} item={shown} fit="contain" /></div>
            <p className="selectable mt-2 truncate text-12" title={shown.name}>{shown.name}</p>
            <p className="text-12 text-muted tabular-nums">{mediaFacts(shown)}</p>
          </div>
          <div className="min-w-60 flex-1">
            <TextArea
              label={mediaWords.altField}
              rows={6}
              value={text}
              error={isTooLong ? mediaWords.altTooLong(text.trim().length) : error}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
                event.preventDefault()
                if (!isTooLong) void save()
              }}
            />
          </div>
        </div>
      )}
    </Dialog>
  )
}
