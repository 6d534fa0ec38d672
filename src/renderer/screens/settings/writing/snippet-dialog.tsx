import { useState } from 'react'
import type { Snippet } from '../../../../contract/schemas/writing.ts'
import { MAX_SNIPPET } from '../../../../contract/schemas/writing.ts'
import { CAPTION_LIMITS } from '../../../../domain/captions/index.ts'
import { PLATFORMS, POST_TYPES, platformOf } from '../../../../domain/post-types.ts'
import { tagsOf, tidyHashtags } from '../../../../domain/writing/index.ts'
import type { SnippetKind } from '../../../../domain/writing/index.ts'
import { Button, Dialog, DialogClose, TextArea, TextField } from '../../../components/ui/index.ts'
import { useAct } from '../../../lib/use-act.ts'
import type { ClientWriting } from '../../../stores/writing.ts'
import { common } from '../../../strings/common.ts'
import { writingWords } from '../../../strings/writing.ts'
import { Form, FormError, sortError } from '../../clients/form-parts.tsx'
import { useWritingLang } from '../../writing/use-writing.ts'

/** Makes a new one (`snippet` null), or changes one. */
export function SnippetDialog({ writing, kind, snippet, onClose }: { writing: ClientWriting; kind: SnippetKind; snippet: Snippet | null; onClose: () => void }) {
  const [name, setName] = useState(snippet?.name ?? '')
  const [text, setText] = useState(snippet?.text ?? '')
  const [isChecked, setChecked] = useState(false)
  const lang = useWritingLang(writing.workspaceId)
  const isTags = kind === 'hashtags'
  const isEmpty = (isTags ? tidyHashtags(text) : text.trim()) === ''
  const save = useAct(async () => {
    if (snippet === null) await writing.create({ kind, name, text })
    else await writing.update(snippet.id, { name, text })
    onClose()
  })
  const submit = () => {
    setChecked(true)
    if (name.trim() !== '' && !isEmpty) void save.run()
  }
  const { field, words } = sortError(save.error, ['name', 'text'])
  const textError = isChecked && isEmpty ? (isTags ? writingWords.tagsMissing : writingWords.textMissing) : field === 'text' && words
  const title = snippet === null ? writingWords.add[kind] : writingWords.edit[kind]
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={title}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          <Button variant="primary" loading={save.busy} onClick={submit}>{writingWords.save}</Button>
        </>
      )}
    >
      <Form onSubmit={submit} label={title}>
        <TextField label={writingWords.name} hint={writingWords.nameHint} maxLength={120} value={name} onChange={(event) => setName(event.target.value)} error={isChecked && name.trim() === '' ? writingWords.nameMissing : field === 'name' && words} autoFocus />
        <TextArea
          label={isTags ? writingWords.tags : writingWords.text}
          hint={isTags ? <TagsHint text={text} /> : undefined}
          rows={isTags ? 3 : 6}
          maxLength={MAX_SNIPPET}
          lang={lang}
          spellCheck={!isTags}
          value={text}
          onChange={(event) => setText(event.target.value)}
          // Enter is a new line in here; with Ctrl or Command it is the button.
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit() }}
          error={textError}
        />
        <FormError words={field === null ? words : null} />
      </Form>
    </Dialog>
  )
}

/** How many there are, and which networks take fewer. */
function TagsHint({ text }: { text: string }) {
  const count = tagsOf(tidyHashtags(text)).length
  if (count === 0) return writingWords.tagsHint
  return [writingWords.tagCount(count), ...PLATFORMS.flatMap((platform) => {
    const most = mostTags(platform)
    return most !== null && count > most ? [writingWords.overLimit(common.networks[platform], most)] : []
  })].join(' · ')
}

function mostTags(platform: (typeof PLATFORMS)[number]): number | null {
  const limits = POST_TYPES.filter((one) => platformOf(one) === platform).flatMap((one) => CAPTION_LIMITS[one].hashtags?.max ?? [])
  return limits.length === 0 ? null : Math.min(...limits)
}
