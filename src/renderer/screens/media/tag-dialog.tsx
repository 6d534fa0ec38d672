import { useEffect, useState } from 'react'
import { Button, Dialog, DialogClose, TextField } from '../../components/ui/index.ts'
import { common } from '../../strings/common.ts'
import { actWords as words } from '../../strings/media-library.ts'

/** Of tagSchema. */
const LONGEST = 50

/** One tag for all files that are chosen. */
export function TagDialog({ open, count, onClose, onTag }: { open: boolean; count: number; onClose: () => void; onTag: (tag: string) => Promise<void> }) {
  const [tag, setTag] = useState('')
  const [isBusy, setBusy] = useState(false)
  useEffect(() => { if (open) setTag('') }, [open])
  async function put(): Promise<void> {
    if (tag.trim() === '' || isBusy) return
    setBusy(true)
    await onTag(tag.trim())
    setBusy(false)
    onClose()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.tagTitle(count)}
      size="sm"
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          <Button variant="primary" loading={isBusy} disabled={tag.trim() === ''} onClick={() => void put()}>{words.tagAdd}</Button>
        </>
      )}
    >
      <TextField
        label={words.tagField}
        hint={words.tagHint}
        maxLength={LONGEST}
        value={tag}
        onChange={(event) => setTag(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          void put()
        }}
      />
    </Dialog>
  )
}
