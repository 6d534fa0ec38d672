import type { SendPreview } from '../../../contract/schemas/sends.ts'
import { carrierFor } from '../../../domain/sends/index.ts'
import { RadioGroup } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { obstacleOf } from '../../stores/send.ts'
import type { Send, SendState } from '../../stores/send.ts'
import { CARRIES } from '../../strings/planned.ts'
import { sendWords } from '../../strings/send.ts'
import { TimeField } from '../plan/time-field.tsx'

const NOW_HINT: Record<SendPreview['network'], string> = { online: sendWords.nowOnline, unknown: sendWords.nowUnknown, offline: sendWords.nowOffline }

const DAY_MS = 24 * 3_600_000

/** Now, at a time, or when there is a network but not after a time. */
export function SendWhen({ send, state, preview }: { send: Send; state: SendState; preview: SendPreview }) {
  const { timing } = useServices()
  const obstacle = obstacleOf(state, timing.now())
  const error = obstacle === 'time-passed' ? sendWords.inThePast : obstacle === 'time-skipped' ? sendWords.timeSkipped : obstacle === 'time-missing' ? sendWords.timeMissing : null
  const { clock, at, notAfter } = state
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
            value: 'at', label: <span className="font-medium">{sendWords.at}</span>, hint: CARRIES[carrierFor(at === null || at === 'skipped' ? timing.now() + DAY_MS : at.time, timing.now(), preview.scheduling).why ?? 'server'],
            below: state.when === 'at' && (
              <TimeField name={sendWords.atName} clock={clock} start={at === null || at === 'skipped' ? null : at.time} error={error} isLocked={isLocked} onChange={(chosen) => send.setAt(chosen)} />
            ),
          },
          {
            value: 'when-online', label: <span className="font-medium">{sendWords.whenOnline}</span>, hint: sendWords.whenOnlineHelp,
            below: state.when === 'when-online' && (
              <TimeField name={sendWords.notAfterName} clock={clock} start={notAfter === 'skipped' ? null : notAfter} error={error} isLocked={isLocked} onChange={(chosen) => send.setNotAfter(chosen === null || chosen === 'skipped' ? chosen : chosen.time)} />
            ),
          },
        ]}
      />
    </div>
  )
}
