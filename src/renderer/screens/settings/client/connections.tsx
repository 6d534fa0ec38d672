import { CONNECTION_STATES } from '../../../../domain/sends/index.ts'
import { PlatformIcon, RelativeTime, Select } from '../../../components/ui/index.ts'
import type { OneClientSettings } from '../../../stores/client-settings.ts'
import { clientWords } from '../../../strings/client-settings.ts'
import { common } from '../../../strings/common.ts'
import { Part } from '../writing/part.tsx'
import { useClientSettings, useTry } from './use-client-settings.ts'

/** Each network with what is known of it, from where and since when. */
export function Connections({ client }: { client: OneClientSettings }) {
  const connections = useClientSettings(client.workspaceId, (state) => state.settings.connections)
  const attempt = useTry()
  return (
    <Part title={clientWords.connections} text={clientWords.connectionsAbout}>
      <ul className="divide-y divide-border-subtle rounded-card border border-border">
        {connections.map(({ platform, state, source, at }) => (
          <li key={platform} className="flex items-center gap-3 py-1.5 pr-2 pl-3">
            <PlatformIcon platform={platform} />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{common.networks[platform]}</p>
              <p className="text-12 text-muted">{source === null ? clientWords.nothingLearnt : <>{clientWords.sources[source]}{at !== null && <> · <RelativeTime at={at} /></>}</>}</p>
            </div>
            <div className="w-44 shrink-0">
              <Select
                label={clientWords.connectionOf(common.networks[platform])}
                hideLabel
                value={state}
                onChange={(to) => attempt(client.setConnection(platform, to))}
                options={CONNECTION_STATES.map((value) => ({ value, label: clientWords.states[value] }))}
              />
            </div>
          </li>
        ))}
      </ul>
    </Part>
  )
}
