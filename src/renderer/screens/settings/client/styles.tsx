import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { styleIdSchema } from '../../../../contract/schemas/client-settings.ts'
import type { Style } from '../../../../contract/schemas/client-settings.ts'
import { Badge, Button, Dialog, DialogClose, IconButton, TextField } from '../../../components/ui/index.ts'
import { useAct } from '../../../lib/use-act.ts'
import type { OneClientSettings } from '../../../stores/client-settings.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { clientWords } from '../../../strings/client-settings.ts'
import { common } from '../../../strings/common.ts'
import { Form, FormError, sortError } from '../../clients/form-parts.tsx'
import { Part } from '../writing/part.tsx'
import { useClientSettings, useTry } from './use-client-settings.ts'

/** Writing styles by name, with the id that PowerPost knows them by. */
export function Styles({ client }: { client: OneClientSettings }) {
  const styles = useClientSettings(client.workspaceId, (state) => state.settings.styles)
  const chosen = useClientSettings(client.workspaceId, (state) => state.settings.defaults.styleId)
  const [edited, setEdited] = useState<Style | 'new' | null>(null)
  const attempt = useTry()
  const { toasts } = useServices()
  const remove = (one: Style) => attempt(client.removeStyle(one.id).then(() => {
    const putBack = () => attempt(client.addStyle({ remoteId: one.remoteId, name: one.name, isDefault: one.id === chosen }))
    toasts.getState().show({ text: clientWords.removed(one.name), action: { label: clientWords.undo, run: putBack } })
  }))
  return (
    <Part title={clientWords.styles} text={clientWords.stylesAbout} action={<Button icon={Plus} size="sm" onClick={() => setEdited('new')}>{clientWords.addStyle}</Button>}>
      {styles.length === 0 ? <p className="rounded-card border border-dashed border-border px-3 py-3 text-muted">{clientWords.noStyles}</p> : (
        <ul className="divide-y divide-border-subtle rounded-card border border-border">
          {styles.map((one) => (
            <li key={one.id} className="flex items-center gap-3 py-1.5 pr-2 pl-3">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{one.name}</p>
                <p className="selectable truncate font-mono text-12 text-muted">{one.remoteId}</p>
              </div>
              {one.id === chosen && <Badge>{clientWords.isDefault}</Badge>}
              <IconButton label={clientWords.editOf(one.name)} icon={Pencil} onClick={() => setEdited(one)} />
              <IconButton label={clientWords.removeOf(one.name)} icon={Trash2} onClick={() => remove(one)} />
            </li>
          ))}
        </ul>
      )}
      {edited !== null && <StyleDialog client={client} style={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Part>
  )
}

function StyleDialog({ client, style, onClose }: { client: OneClientSettings; style: Style | null; onClose: () => void }) {
  const [name, setName] = useState(style?.name ?? '')
  const [remoteId, setRemoteId] = useState(style?.remoteId ?? '')
  const [isChecked, setChecked] = useState(false)
  const isNamed = name.trim() !== ''
  const isId = styleIdSchema.safeParse(remoteId).success
  const save = useAct(async () => {
    const given = { name: name.trim(), remoteId: remoteId.trim() }
    await (style === null ? client.addStyle(given) : client.updateStyle(style.id, given))
    onClose()
  })
  const submit = () => {
    setChecked(true)
    if (isNamed && isId) void save.run()
  }
  const { field, words } = sortError(save.error, ['remoteId'])
  const title = style === null ? clientWords.addStyle : clientWords.editStyle
  return (
    <Dialog
      open
      size="sm"
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={title}
      footer={(
        <>
          <DialogClose><Button>{common.cancel}</Button></DialogClose>
          <Button variant="primary" loading={save.busy} onClick={submit}>{common.save}</Button>
        </>
      )}
    >
      <Form onSubmit={submit} label={title}>
        <TextField label={clientWords.styleName} maxLength={120} autoFocus value={name} error={isChecked && !isNamed && clientWords.nameMissing} onChange={(event) => setName(event.target.value)} />
        <TextField
          label={clientWords.styleId}
          mono
          value={remoteId}
          error={isChecked && !isId ? clientWords.idWrong : field === 'remoteId' && clientWords.idKnown}
          onChange={(event) => {
            setRemoteId(event.target.value)
            save.clear()
          }}
        />
        <FormError words={field === null ? words : null} />
        {/* With two fields Enter needs it; the button that is seen stands in the footer. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </Form>
    </Dialog>
  )
}
