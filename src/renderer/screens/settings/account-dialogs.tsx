import { useState } from 'react'
import type { Account } from '../../../contract/schemas/accounts.ts'
import { ERROR_CODES } from '../../../contract/errors.ts'
import { Banner, Button, Dialog, DialogClose, TextField } from '../../components/ui/index.ts'
import { useAct } from '../../lib/use-act.ts'
import { useServices } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { sentenceFor, wordsFor } from '../../strings/errors.ts'
import { settings } from '../../strings/settings.ts'
import { Form, FormError, sortError } from '../clients/form-parts.tsx'
import { KeyField } from './key-field.tsx'

interface AccountDialogProps {
  account: Account
  onClose: () => void
}

export function RenameAccountDialog({ account, onClose }: AccountDialogProps) {
  const { accounts } = useServices()
  const [label, setLabel] = useState(account.label)
  const [isMissing, setMissing] = useState(false)
  const rename = useAct(async () => {
    await accounts.getState().rename(account.id, label)
    onClose()
  })
  const { field, words } = sortError(rename.error, ['label'])
  const submit = () => {
    const isEmpty = label.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) void rename.run()
  }
  return (
    <Dialog open size="sm" onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={settings.renameTitle} footer={<Footer label={common.save} busy={rename.busy} onAct={submit} />}>
      <Form onSubmit={submit} label={settings.renameTitle}>
        <TextField
          label={settings.label}
          maxLength={120}
          autoFocus
          value={label}
          onChange={(event) => {
            setLabel(event.target.value)
            setMissing(false)
          }}
          error={isMissing ? settings.labelMissing : field === 'label' && words}
        />
        <FormError words={field === null ? words : null} />
      </Form>
    </Dialog>
  )
}

export function ReplaceKeyDialog({ account, onClose }: AccountDialogProps) {
  const { accounts, toasts, workspaces } = useServices()
  const [key, setKey] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [unreachable, setUnreachable] = useState<{ name: string; why: string }[]>([])
  // As it was when the dialog was opened: its words do not change under the hand.
  const [dialog] = useState(() => (account.keyState === 'missing' ? settings.addKeyDialog : settings.replaceKeyDialog))
  const replace = useAct(async () => {
    const answer = await accounts.getState().replaceKey(account.id, key)
    // Offline says nothing about the key.
    if (answer.unreachable.every((one) => one.code === 'OFFLINE')) {
      const isChecked = answer.unreachable.length === 0 && answer.account.network === 'online'
      toasts.getState().show(isChecked ? { text: dialog.done(account.label), tone: 'ok' } : { text: settings.replacedOffline })
      onClose()
      return
    }
    setKey('')
    setUnreachable(answer.unreachable.map((one) => ({ name: workspaces.getState().find(one.workspaceId)?.name ?? one.workspaceId, why: whyOf(one.code) })))
  })
  const { field, words } = sortError(replace.error, ['key'], { KEY_REFUSED: 'key', SCOPE_MISSING: 'key' })
  const submit = () => {
    const isEmpty = key.trim() === ''
    setMissing(isEmpty)
    if (!isEmpty) void replace.run()
  }
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={dialog.title(account.label)}
      description={dialog.text}
      footer={unreachable.length > 0 && key === '' ? <Button variant="primary" onClick={onClose}>{common.done}</Button> : <Footer label={dialog.button} busy={replace.busy} onAct={submit} />}
    >
      <Form onSubmit={submit} label={dialog.title(account.label)}>
        {unreachable.length > 0 && (
          <Banner tone="warn" urgent title={settings.unreachableTitle}>
            <p>{settings.unreachableText}</p>
            <ul className="mt-1 list-disc pl-4">
              {unreachable.map((one) => <li key={one.name}><span className="font-medium">{one.name}</span>: {one.why}</li>)}
            </ul>
          </Banner>
        )}
        <KeyField
          value={key}
          onChange={(next) => {
            setKey(next)
            setMissing(false)
            replace.clear()
          }}
          error={isMissing ? settings.keyMissing : field === 'key' && words}
        />
        <FormError words={field === null ? words : null} />
      </Form>
    </Dialog>
  )
}

export function RemoveAccountDialog({ account, onClose }: AccountDialogProps) {
  const { accounts, toasts } = useServices()
  const remove = useAct(async () => {
    await accounts.getState().remove(account.id)
    toasts.getState().show({ text: settings.removed(account.label) })
    onClose()
  })
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={settings.removeTitle(account.label)}
      description={settings.removeText(account.workspaceCount)}
      footer={<Footer label={settings.removeButton} busy={remove.busy} onAct={() => void remove.run()} danger />}
    >
      {remove.error !== null && <FormError words={wordsFor(remove.error)} />}
    </Dialog>
  )
}

function Footer({ label, busy, onAct, danger = false }: { label: string; busy: boolean; onAct: () => void; danger?: boolean }) {
  return (
    <>
      <DialogClose><Button>{common.cancel}</Button></DialogClose>
      <Button variant={danger ? 'danger' : 'primary'} loading={busy} onClick={onAct}>{label}</Button>
    </>
  )
}

function whyOf(code: string): string {
  return sentenceFor(ERROR_CODES.find((one) => one === code) ?? 'INTERNAL')
}
