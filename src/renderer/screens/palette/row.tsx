import { Command } from 'cmdk'
import { ChevronRight, File, FileText, Send } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Segment } from '../../../contract/schemas/search.ts'
import { ClientTile, Kbd, RelativeTime } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { clientNote, paletteWords } from '../../strings/palette.ts'
import { Hits } from '../search/hits.tsx'
import type { Row } from './groups.ts'

export interface PaletteRowProps {
  row: Row
  /** The client that is searched. */
  workspaceId: string | null
  /** Where a client stands in the rail, from 0; it names its keys. */
  position: number
  onChoose: (row: Row) => void
}

/** One thing to choose. What belongs to a client wears its colour when it is the chosen one. */
export function PaletteRow({ row, workspaceId, position, onChoose }: PaletteRowProps) {
  const isOfClient = row.kind !== 'action' && row.kind !== 'more'
  return (
    <Command.Item
      value={row.key}
      onSelect={() => onChoose(row)}
      className={classes(
        'relative flex min-h-9 scroll-my-2 items-center gap-3 rounded-control px-2 py-1.5 before:absolute before:inset-y-0 before:left-0 before:w-1 before:rounded-l-control',
        row.kind === 'client' && `client-${row.client.color}`,
        isOfClient ? 'data-[selected=true]:bg-client-tint data-[selected=true]:text-client-ink data-[selected=true]:before:bg-client-edge' : 'data-[selected=true]:bg-surface-active',
        row.kind === 'action' && row.action.danger === true && 'text-danger-text',
        'group/row',
      )}
    >
      <span className="flex w-8 shrink-0 items-center justify-center text-icon group-data-[selected=true]/row:text-current"><Leading row={row} workspaceId={workspaceId} /></span>
      <span className="min-w-0 flex-1">
        <span data-label={row.kind} className={classes('block truncate', row.kind !== 'action' && row.kind !== 'more' && 'font-medium')}><Hits segments={row.label} /></span>
        <Note row={row} />
      </span>
      <span className={classes('shrink-0 pl-2 text-12 tabular-nums', QUIET)}><Trailing row={row} position={position} /></span>
    </Command.Item>
  )
}

/** Quiet, but as dark as the rest on the colour of the chosen row. */
const QUIET = 'text-muted group-data-[selected=true]/row:text-current'

function Leading({ row, workspaceId }: { row: Row; workspaceId: string | null }): ReactNode {
  switch (row.kind) {
    case 'client': return <ClientTile name={row.client.name} color={row.client.color} solid />
    case 'action': return <row.action.icon className="size-4" aria-hidden />
    case 'draft': return <FileText className="size-4" aria-hidden />
    case 'post': return <Send className="size-4" aria-hidden />
    case 'file': return workspaceId === null ? null : <Thumb workspaceId={workspaceId} sha256={row.sha256} />
    case 'more': return <ChevronRight className="size-4" aria-hidden />
  }
}

function Note({ row }: { row: Row }) {
  if (row.kind === 'client') return <span className={classes('block truncate text-12', QUIET)}>{clientNote(row.client, row.isHere)}</span>
  if (row.kind === 'action' || row.kind === 'more' || isEmpty(row.note)) return null
  return <span className={classes('block truncate text-12', QUIET)}><Hits segments={row.note} /></span>
}

function Trailing({ row, position }: { row: Row; position: number }): ReactNode {
  switch (row.kind) {
    case 'client': return position >= 0 && position < 9 ? <Kbd keys={`Mod+${position + 1}`} quiet /> : null
    case 'action': return row.action.shortcut === undefined ? null : <Kbd keys={row.action.shortcut} quiet />
    case 'draft':
    case 'post':
    case 'file': return <RelativeTime at={row.at} look="clock" />
    case 'more': return null
  }
}

function Thumb({ workspaceId, sha256 }: { workspaceId: string; sha256: string }) {
  const [isBroken, setBroken] = useState(false)
  if (isBroken) return <File className="size-4" aria-hidden />
  return <img src={`media://${workspaceId}/${sha256}/thumb`} alt="" loading="lazy" decoding="async" draggable={false} onError={() => setBroken(true)} className="size-8 rounded-small bg-surface-active object-cover" />
}

const isEmpty = (segments: readonly Segment[]) => segments.every((segment) => segment.text.trim() === '')

export function CutNote({ shown }: { shown: number }) {
  return <p className="px-2 py-2 text-12 text-muted">{paletteWords.andMore(shown)}</p>
}
