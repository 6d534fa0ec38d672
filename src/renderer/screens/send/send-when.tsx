import type { SendPreview } from '../../../contract/schemas/sends.ts'
import { RadioGroup } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { fromField, toField, userZone } from '../../lib/local-time.ts'
import { useServices } from '../../stores/services-context.tsx'
import { obstacleOf } from '../../stores/send.ts'
import type { Send, SendState } from '../../stores/send.ts'
import { locale } from '../../strings/language.ts'
import { sendWords } from '../../strings/send.ts'

const NOW_HINT: Record<SendPreview['network'], string> = { online: sendWords.nowOnline, unknown: sendWords.nowUnknown, offline: sendWords.nowOffline }

/** Now, at a time, or when there is a network but not after a time. */
export function SendWhen({ send, state, preview }: { send: Send; state: SendState; preview: SendPreview }) {
  const { timing } = useServices()
  const obstacle = obstacleOf(state, timing.now())
  const error = obstacle === 'time-passed' ? sendWords.inThePast : obstacle === 'time-missing' ? sendWords.timeMissing : null
  const isLocked = state.phase === 'sending'
  return (
    <div className="px-4 py-3">
      <RadioGroup
        label={sendWords.whenName}
        hideLabel
        value={state.when}
        onChange={(when) => send.choose(when)}
        options={[
          { value: 'now', label: <span className="font-medium">{sendWords.now}</span>, hint: NOW_HINT[preview.network] },
          {
            value: 'at', label: <span className="font-medium">{sendWords.at}</span>, hint: sendWords.atHelp,
            below: state.when === 'at' && (
              <TimeField
                name={sendWords.atName} start={state.at?.wall ?? ''} error={error} isLocked={isLocked}
                onChange={(wall) => {
                  const time = fromField(wall)
                  send.setAt(time === null ? null : { time, wall: toField(time) })
                }}
              />
            ),
          },
          {
            value: 'when-online', label: <span className="font-medium">{sendWords.whenOnline}</span>, hint: sendWords.whenOnlineHelp,
            below: state.when === 'when-online' && (
              <TimeField name={sendWords.notAfterName} start={state.notAfter === null ? '' : toField(state.notAfter)} error={error} isLocked={isLocked} onChange={(wall) => send.setNotAfter(fromField(wall))} />
            ),
          },
        ]}
      />
    </div>
  )
}

function TimeField({ name, start, error, isLocked, onChange }: { name: string; start: string; error: string | null; isLocked: boolean; onChange: (wall: string) => void }) {
  const { timing } = useServices()
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <input
        // Before the type: the field is drawn with it, in the language that stands there then.
        lang={locale}
        type="datetime-local"
        aria-label={name}
        aria-invalid={error === null ? undefined : true}
        defaultValue={start}
        min={toField(timing.now())}
        disabled={isLocked}
        onChange={(event) => onChange(event.target.value)}
        className={classes('h-8 rounded-control border bg-surface-field px-2.5 text-13 tabular-nums', error === null ? 'border-border' : 'border-danger-icon')}
      />
      <span className="text-12 text-muted">{sendWords.yourTime(userZone())}</span>
      {error !== null && <span role="alert" className="text-12 text-danger-text">{error}</span>}
    </div>
  )
}
