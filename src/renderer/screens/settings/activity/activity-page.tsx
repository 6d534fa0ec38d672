import { useMemo, useState } from 'react'
import { RadioTower } from 'lucide-react'
import { EmptyState, Select, Tabs } from '../../../components/ui/index.ts'
import type { ActivityFilter, ActivityOf } from '../../../stores/activity.ts'
import { useAccounts, useApp, useWorkspaces } from '../../../stores/services-context.tsx'
import { activityWords } from '../../../strings/activity.ts'
import { ActivityList } from './activity-list.tsx'

const FILTERS = ['all', 'failed'] as const satisfies readonly ActivityFilter[]

/** What was asked of the service, for one client or one account, line by line. */
export function ActivityPage() {
  const here = useApp((state) => state.workspaceId)
  const workspaces = useWorkspaces((state) => state.items)
  const accounts = useAccounts((state) => state.items)
  const choices = useMemo(() => [
    ...workspaces.map(({ id, name }) => ({ value: `client/${id}`, label: name, of: { kind: 'client', workspaceId: id } satisfies ActivityOf })),
    ...accounts.map(({ id, label }) => ({ value: `account/${id}`, label: activityWords.ofAccount(label), of: { kind: 'account', accountId: id } satisfies ActivityOf })),
  ], [workspaces, accounts])
  const [wanted, setWanted] = useState<string | null>(null)
  const [filter, setFilter] = useState<ActivityFilter>('all')
  // The client that is open, until another is chosen.
  const chosen = choices.find(({ value }) => value === (wanted ?? `client/${here ?? ''}`)) ?? choices[0]
  return (
    <section aria-label={activityWords.title} className="flex min-h-0 flex-1 flex-col">
      <header className="mx-auto w-full max-w-260 shrink-0 px-8 pt-8 pb-4">
        <h1 className="text-18 font-semibold">{activityWords.title}</h1>
        <p className="mt-0.5 text-muted">{activityWords.text}</p>
        {chosen !== undefined && (
          <div className="mt-4 flex flex-wrap items-end gap-4">
            <div className="w-70"><Select label={activityWords.of} value={chosen.value} onChange={setWanted} options={choices} /></div>
            <Tabs label={activityWords.shown} look="pill" value={filter} onChange={setFilter} tabs={FILTERS.map((value) => ({ value, label: activityWords.filters[value] }))} />
          </div>
        )}
      </header>
      {chosen === undefined
        ? <EmptyState icon={RadioTower} title={activityWords.noClient.title} text={activityWords.noClient.text} />
        : <ActivityList key={`${chosen.value}/${filter}`} of={chosen.of} filter={filter} />}
    </section>
  )
}
