/** What opens over the page. The test opens each by its button. */
import { Copy, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, Dialog, DialogClose, Menu, PopoverPanel, Sheet, TextField, Tooltip } from '../../src/renderer/components/ui/index.ts'
import { Shown } from './shown.tsx'

const nothing = () => undefined

export function Opened() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | 'center' | null>(null)
  const [isPanel, setPanel] = useState(false)
  const close = () => setOpen(null)
  return (
    <>
      <Shown name="Dialog"><Button onClick={() => setOpen('dialog')}>Open a dialog</Button></Shown>
      <Shown name="DialogClose"><span className="text-12 text-muted">“Cancel” in the dialog.</span></Shown>
      <Shown name="Sheet"><Button onClick={() => setOpen('sheet')}>Open a sheet</Button><Button onClick={() => setOpen('center')}>Open a wide sheet</Button></Shown>
      <Shown name="Menu">
        <Menu label="More" trigger={<Button>Open a menu</Button>} items={[{ label: 'Duplicate', icon: Copy, shortcut: 'Mod+D', onSelect: nothing }, { label: 'Chosen', checked: true, onSelect: nothing }, { label: 'Not possible', disabled: true, hint: 'It is on its way.', onSelect: nothing }, 'separator', { label: 'Move to trash', icon: Trash2, danger: true, onSelect: nothing }]} />
      </Shown>
      <Shown name="PopoverPanel">
        <PopoverPanel isOpen={isPanel} onOpenChange={setPanel} label="A panel" trigger={<Button>Open a panel</Button>} className="w-60"><p className="p-3">Something to choose for the text below.</p></PopoverPanel>
      </Shown>
      <Shown name="Tooltip"><Tooltip text="Adds what is good to know" shortcut="Mod+K"><Button>With a tooltip</Button></Tooltip></Shown>
      <Dialog open={open === 'dialog'} onOpenChange={close} title="Delete Nordic Coffee?" description="Its drafts and files on this computer go with it." footer={<><DialogClose><Button>Cancel</Button></DialogClose><Button variant="danger">Delete</Button></>}>
        <TextField label="Type the name to go on" placeholder="Nordic Coffee" />
      </Dialog>
      <Sheet open={open === 'sheet' || open === 'center'} onOpenChange={close} title="Send" side={open === 'center' ? 'center' : 'right'} footer={<Button variant="client">Publish now</Button>}>
        <p className="p-4">What will go out, network by network.</p>
      </Sheet>
    </>
  )
}
