import { useState } from 'react'
import type { SendPreview } from '../../../contract/schemas/sends.ts'
import { RadioGroup } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { useServices } from '../../stores/services-context.tsx'
import { obstacleOf } from '../../stores/send.ts'
import type { Send, SendState } from '../../stores/send.ts'
import { sendWords } from '../../strings/send.ts'
import { fromField, toField } from './local-time.ts'

/** Now, or when there is a network but not after a time. */
export function SendWhen({ send, state, preview }: { send: Send; state: SendState; preview: SendPreview }) {
  const { timing } = useServices()
  const [zone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone)
  const obstacle = obstacleOf(state, timing.now())
  const error = obstacle === 'time-passed' ? sendWords.inThePast : obstacle === 'time-missing' ? sendWords.timeMissing : null
  const isChosen = state.when === 'when-online'
  return (
    <div className="px-4 py-3">
      <RadioGroup
        label={sendWords.whenName}
        hideLabel
        value={state.when}
        onChange={(when) => send.choose(when)}
        options={[
          { value: 'now', label: <span className="font-medium">{sendWords.now}</span>, hint: preview.network === 'offline' ? sendWords.nowOffline : sendWords.nowOnline },
          { value: 'when-online', label: <span className="font-medium">{sendWords.whenOnline}</span>, hint: sendWords.whenOnlineHelp },
        ]}
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 pl-6.5">
        <input
          type="datetime-local"
          aria-label={sendWords.notAfterName}
          aria-invalid={error === null ? undefined : true}
          defaultValue={state.notAfter === null ? '' : toField(state.notAfter)}
          min={toField(timing.now())}
          disabled={state.phase === 'sending'}
          onChange={(event) => send.setNotAfter(fromField(event.target.value))}
          className={classes('h-8 rounded-control border bg-surface-field px-2.5 text-13 tabular-nums', error === null ? 'border-border' : 'border-danger-icon', !isChosen && 'text-muted')}
        />
        <span className="text-12 text-muted">{sendWords.yourTime(zone)}</span>
        {isChosen && error !== null && <span role="alert" className="text-12 text-danger-text">{error}</span>}
      </div>
    </div>
  )
}
