import type { ReactNode } from 'react'
import { useState } from 'react'
import { COLORS } from '../../../contract/base.ts'
import type { ClientColor } from '../../../contract/base.ts'
import { ClientTile, TextField } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { clients } from '../../strings/clients.ts'
import { ColorPicker } from './color-picker.tsx'

export interface Look {
  name: string
  color: ClientColor
}

/** What a new client starts with: the first hue that no other one has. */
export function useNewLook(): [Look, (look: Look) => void] {
  const { workspaces } = useServices()
  return useState<Look>(() => ({ name: '', color: freeColor(workspaces.getState().items.map((one) => one.color)) }))
}

/** Teal first: it is calm, and far from the colours of states. */
const ORDER: readonly ClientColor[] = ['teal', 'plum', 'orange', 'blue', 'crimson', 'grass', 'iris', 'amber', 'cyan', 'pink', 'lime', 'bronze']

export function freeColor(taken: readonly ClientColor[]): ClientColor {
  return ORDER.find((color) => !taken.includes(color)) ?? ORDER[taken.length % COLORS.length] ?? 'teal'
}

export function NameAndColor({ look, onChange, error, autoFocus = false }: { look: Look; onChange: (look: Look) => void; error?: ReactNode; autoFocus?: boolean }) {
  return (
    <>
      <TextField
        label={clients.name}
        value={look.name}
        onChange={(event) => onChange({ ...look, name: event.target.value })}
        placeholder={clients.namePlaceholder}
        maxLength={120}
        error={error}
        spellCheck
        autoFocus={autoFocus}
        after={<ClientTile name={look.name} color={look.color} solid />}
      />
      <ColorPicker value={look.color} onChange={(color) => onChange({ ...look, color })} />
    </>
  )
}
