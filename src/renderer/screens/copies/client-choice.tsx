import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { ClientTile } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { copyWords } from '../../strings/writing.ts'

/** One of several clients, each in its colour. */
export function ClientChoice({ clients, chosen, onChoose, onEnter }: { clients: readonly WorkspaceView[]; chosen: string | null; onChoose: (id: string) => void; onEnter: () => void }) {
  return (
    <RadioGroup.Root
      aria-label={copyWords.choose}
      value={chosen}
      onValueChange={onChoose}
      onKeyDown={(event) => { if (event.key === 'Enter') onEnter() }}
      className="flex max-h-64 flex-col overflow-y-auto rounded-card border border-border"
    >
      {clients.map((client, index) => {
        const isReady = client.state === 'ready'
        return (
          <RadioGroup.Item
            key={client.id}
            value={client.id}
            disabled={!isReady}
            {...(index === 0 && chosen === null ? { 'data-autofocus': true } : chosen === client.id ? { 'data-autofocus': true } : {})}
            className={classes(`client-${client.color}`, 'group flex min-h-11 shrink-0 items-center gap-3 border-b border-subtle px-3 text-left outline-offset-[-2px] last:border-0 hover:bg-surface-hover disabled:opacity-60 data-[state=checked]:bg-client-tint data-[state=checked]:text-client-ink')}
          >
            <ClientTile name={client.name} color={client.color} size="sm" solid />
            <span className="min-w-0 flex-1 truncate font-medium">{client.name}</span>
            {!isReady && <span className="text-12 text-muted">{copyWords.notReady}</span>}
            <RadioGroup.Indicator><Check className="size-4" aria-hidden /></RadioGroup.Indicator>
          </RadioGroup.Item>
        )
      })}
    </RadioGroup.Root>
  )
}
