import { Check, ChevronDown } from 'lucide-react'
import { Command } from 'cmdk'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { WorkspaceView } from '../../../../contract/schemas/workspaces.ts'
import { PopoverPanel } from '../../../components/ui/index.ts'
import { createClientClock } from '../../../lib/client-clock.ts'
import { userZone } from '../../../lib/local-time.ts'
import { findZones } from '../../../lib/zone-list.ts'
import type { ZoneRow } from '../../../lib/zone-list.ts'
import type { OneClientSettings } from '../../../stores/client-settings.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { cityOf, zoneWords } from '../../../strings/zones.ts'
import { ActiveDescendant } from '../../palette/active-descendant.tsx'
import { Part } from '../writing/part.tsx'
import { useClientSettings, useTry } from './use-client-settings.ts'
import { useZoneRows } from './use-zone-rows.ts'

/** By whose clock times to publish go. */
export function ZonePart({ client, workspace }: { client: OneClientSettings; workspace: WorkspaceView }) {
  const { timing, toasts } = useServices()
  const chosen = useClientSettings(client.workspaceId, (state) => state.settings.defaults.timeZone)
  const rows = useZoneRows()
  const attempt = useTry()
  const [isOpen, setOpen] = useState(false)
  const own = userZone()
  const clock = useMemo(() => createClientClock({ zone: chosen ?? own, userZone: own }), [chosen, own])
  const now = timing.now()
  const label = chosen === null ? zoneWords.ownIs(clock.city, clock.offset(now)) : `${clock.city}, ${clock.offset(now)}`
  const choose = (zone: string | null) => {
    setOpen(false)
    if (zone === chosen) return
    attempt(client.setDefaults({ timeZone: zone }).then(() => {
      toasts.getState().show({
        text: zone === null ? zoneWords.changedToOwn(workspace.name) : zoneWords.changed(workspace.name, cityOf(zone)),
        action: { label: zoneWords.undo, run: () => attempt(client.setDefaults({ timeZone: chosen })) },
      })
    }))
  }
  return (
    <Part title={zoneWords.title} text={zoneWords.about}>
      <PopoverPanel
        isOpen={isOpen}
        onOpenChange={setOpen}
        label={zoneWords.title}
        place="below"
        className="h-96 w-110"
        trigger={(
          <button type="button" className="flex h-8 w-full max-w-110 items-center justify-between gap-2 rounded-control border border-border bg-surface-field px-2.5 text-13 hover:border-strong" aria-label={`${zoneWords.title}: ${label}`}>
            <span className="min-w-0 truncate">{label}</span>
            <ChevronDown className="size-4 shrink-0 text-icon" aria-hidden />
          </button>
        )}
      >
        <ZonePanel rows={rows} chosen={chosen} own={zoneWords.ownIs(cityOf(own), createClientClock({ zone: own, userZone: own }).offset(now))} onChoose={choose} />
      </PopoverPanel>
      {!clock.isOwn && <p className="mt-1.5 text-12 text-muted tabular-nums">{zoneWords.nowThere(clock.short(now, now))}</p>}
    </Part>
  )
}

/** Of the command list: the choice that is none of the zones. */
const OWN = 'own'

function ZonePanel({ rows, chosen, own, onChoose }: { rows: readonly ZoneRow[] | null; chosen: string | null; own: string; onChoose: (zone: string | null) => void }) {
  const [text, setText] = useState('')
  const asked = text.trim()
  const found = useMemo(() => (rows === null ? [] : findZones(rows, asked)), [rows, asked])
  const root = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  /** Where the keys are: null until they are moved, which is at what is chosen, or at the first that was found. */
  const [moved, setMoved] = useState<string | null>(null)
  const at = moved ?? (asked === '' ? (chosen ?? OWN) : (found[0]?.zone ?? ''))
  useLayoutEffect(() => {
    if (rows !== null) root.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'center' })
  }, [rows])
  const type = (next: string) => {
    setText(next)
    setMoved(null)
  }
  return (
    <Command ref={root} label={zoneWords.field} shouldFilter={false} vimBindings={false} value={at} onValueChange={setMoved} className="flex min-h-0 flex-1 flex-col">
      <Command.Input ref={input} value={text} onValueChange={type} placeholder={zoneWords.field} className="h-10 shrink-0 border-b border-subtle bg-transparent px-3 text-13 outline-none" />
      <Command.List label={zoneWords.list} className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 outline-none">
        {asked === '' && <Row value={OWN} label={own} isChosen={chosen === null} onSelect={() => onChoose(null)} />}
        {found.map((row) => (
          <Row key={row.zone} value={row.zone} label={row.city} note={row.country === null || row.country === row.city ? row.name : `${row.country} · ${row.name}`} offset={row.offset} isChosen={row.zone === chosen} onSelect={() => onChoose(row.zone)} />
        ))}
      </Command.List>
      <ActiveDescendant root={root} field={input} />
      {rows === null && <p role="status" className="px-3 py-2 text-12 text-muted">{zoneWords.loading}</p>}
      {rows !== null && found.length === 0 && <p className="px-3 py-2 text-12 break-words text-muted">{zoneWords.nothing(asked)}</p>}
      <p role="status" className="sr-only">{asked === '' ? '' : zoneWords.found(found.length)}</p>
    </Command>
  )
}

function Row({ value, label, note, offset, isChosen, onSelect }: { value: string; label: string; note?: string; offset?: string; isChosen: boolean; onSelect: () => void }) {
  return (
    <Command.Item value={value} onSelect={onSelect} className="flex min-h-8 scroll-my-1 items-center gap-2 rounded-control px-2 py-1 text-13 data-[selected=true]:bg-surface-active">
      <span className="w-4 shrink-0">{isChosen && <Check className="size-4 text-icon" aria-hidden />}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {note !== undefined && <span className="block truncate text-12 text-muted">{note}</span>}
      </span>
      {offset !== undefined && <span className="shrink-0 text-12 text-muted tabular-nums">{offset}</span>}
    </Command.Item>
  )
}
