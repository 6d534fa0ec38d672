/** What is pressed, ticked, chosen and written in. */
import { Copy, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, IconButton, Kbd, PaneEdge, RadioGroup, Select, Tabs, TextArea, TextField } from '../../src/renderer/components/ui/index.ts'
import { Shown } from './shown.tsx'

const VARIANTS = ['primary', 'client', 'secondary', 'ghost', 'danger'] as const
const nothing = () => undefined

export function Controls() {
  const [isTicked, setTicked] = useState(true)
  const [theme, setTheme] = useState<'system' | 'light' | 'dark'>('system')
  const [edge, setEdge] = useState(200)
  const [page, setPage] = useState<'shared' | 'x' | 'youtube'>('shared')
  return (
    <>
      <Shown name="Button" wide>
        {VARIANTS.map((variant) => (
          <div key={variant} className="flex flex-wrap gap-2">
            <Button variant={variant}>{variant}</Button>
            <Button variant={variant} icon={Send}>Icon</Button>
            <Button variant={variant} size="sm">Small</Button>
            <Button variant={variant} loading>Loading</Button>
            <Button variant={variant} disabled>Disabled</Button>
          </div>
        ))}
      </Shown>
      <Shown name="IconButton">
        <IconButton label="Copy" icon={Copy} />
        <IconButton label="Copy, small" icon={Copy} size="sm" />
        <IconButton label="Delete, disabled" icon={Trash2} disabled />
      </Shown>
      <Shown name="TextField" wide>
        <TextField label="Name" defaultValue="Nordic Coffee" hint="Shown wherever something is written." />
        <TextField label="Empty" placeholder="Spring menu" />
        <TextField label="Key" mono defaultValue="pp_live_sk_…" error="PowerPost does not know this key." />
        <TextField label="Disabled" defaultValue="Cannot be changed" disabled />
      </Shown>
      <Shown name="TextArea" wide>
        <TextArea label="Caption" rows={3} defaultValue={'The cherries are here.\nCome by on Saturday.'} />
        <TextArea label="With an error" rows={3} defaultValue="Too long" error="12 characters too many." />
      </Shown>
      <Shown name="Select" wide>
        <Select label="Theme" value={theme} onChange={setTheme} options={[{ value: 'system', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]} />
        <Select label="With an error" value={theme} onChange={setTheme} error="Choose another." options={[{ value: 'system', label: 'As the system' }]} />
        <Select label="Disabled" value="system" onChange={nothing} disabled options={[{ value: 'system', label: 'As the system' }]} />
      </Shown>
      <Shown name="Checkbox" wide>
        <Checkbox label="Ticked" checked={isTicked} onChange={setTicked} hint="With a hint below." />
        <Checkbox label="Not ticked" checked={!isTicked} onChange={(now) => setTicked(!now)} />
        <Checkbox label="Disabled" checked onChange={nothing} disabled />
      </Shown>
      <Shown name="RadioGroup">
        <RadioGroup label="When" value={theme} onChange={setTheme} options={[{ value: 'system', label: 'Now', hint: 'Goes out in five seconds.' }, { value: 'light', label: 'At a time' }, { value: 'dark', label: 'Not possible', disabled: true }]} />
      </Shown>
      <Shown name="Tabs" wide>
        <Tabs label="Text of" value={page} onChange={setPage} tabs={[{ value: 'shared', label: 'Shared' }, { value: 'x', label: 'X' }, { value: 'youtube', label: 'YouTube' }]}><p className="py-2">The text of this tab.</p></Tabs>
        <Tabs label="Shown" look="pill" value={page} onChange={setPage} tabs={[{ value: 'shared', label: 'All' }, { value: 'x', label: 'Needs you' }, { value: 'youtube', label: 'Done' }]} />
      </Shown>
      <Shown name="PaneEdge">
        <div className="flex h-24 w-120 rounded-card border border-border bg-surface">
          <div style={{ width: edge }} className="p-3">List</div>
          <PaneEdge label="Width of the list" width={edge} min={120} max={320} usual={200} onMove={setEdge} onRest={nothing} />
          <div className="flex-1 border-l border-border p-3">Work</div>
        </div>
      </Shown>
      <Shown name="Kbd">
        <Kbd keys="Mod+K" /> <Kbd keys="g d" /> <Kbd keys="Mod+Enter" quiet />
      </Shown>
    </>
  )
}
