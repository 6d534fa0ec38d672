import { Check, Circle, CircleAlert, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { AppError } from '../../../contract/errors.ts'
import { toAppError } from '../../../contract/wire-error.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { useServices } from '../../stores/services-context.tsx'
import type { Services } from '../../stores/services.ts'
import { common } from '../../strings/common.ts'
import { wordsFor } from '../../strings/errors.ts'
import { SAMPLE_CLIENTS, welcome } from '../../strings/welcome.ts'
import { FormError } from '../clients/form-parts.tsx'
import { Step } from './step.tsx'

const STEPS = [welcome.sandboxStart, welcome.sandboxFirst, welcome.sandboxSecond] as const

/** Starts the practice service and makes two clients in it, saying what it does. A repeat goes on where it stopped. */
export function SandboxSetup({ onDone }: { onDone: (workspace: WorkspaceView) => void }) {
  const services = useServices()
  const [step, setStep] = useState(0)
  const [error, setError] = useState<AppError | null>(null)
  const [round, setRound] = useState(0)

  useEffect(() => {
    let isCurrent = true
    services.app.setState({ isSettingUp: true })
    setError(null)
    setStep(0)
    setUp(services, (next) => { if (isCurrent) setStep(next) })
      .then((first) => { if (isCurrent) onDone(first) })
      .catch((caught: unknown) => { if (isCurrent) setError(toAppError(caught)) })
      .finally(() => services.app.setState({ isSettingUp: false }))
    return () => { isCurrent = false }
    // Once for each round; `onDone` only says where to go then.
    // oxlint-disable-next-line react/exhaustive-deps -- a new onDone must not start the set-up again
  }, [services, round])

  return (
    <Step title={welcome.sandboxTitle} text={welcome.sandboxText}>
      <ol className="flex flex-col gap-2.5" aria-live="polite">
        {STEPS.map((text, index) => <StepLine key={text} text={text} state={index < step ? 'done' : index > step ? 'waits' : error === null ? 'now' : 'failed'} />)}
      </ol>
      {error !== null && (
        <div className="mt-4">
          <FormError words={wordsFor(error)} action={<Button size="sm" onClick={() => setRound(round + 1)}>{common.retry}</Button>} />
        </div>
      )}
    </Step>
  )
}

/** Answers the first sample client. */
async function setUp({ accounts, workspaces }: Services, atStep: (step: number) => void): Promise<WorkspaceView> {
  const account = await accounts.getState().connectSandbox()
  await workspaces.getState().refresh()
  const made: WorkspaceView[] = []
  for (const [index, sample] of SAMPLE_CLIENTS.entries()) {
    atStep(index + 1)
    // One that an earlier try made is not made again.
    const there = workspaces.getState().items.find((one) => one.accountId === account.id && one.name === sample.name)
    made.push(there ?? await workspaces.getState().createInSandbox({ accountId: account.id, ...sample }))
  }
  atStep(SAMPLE_CLIENTS.length + 1)
  const [first] = made
  if (first === undefined) throw new Error('there are no sample clients')
  return first
}

const LOOKS = {
  done: { icon: Check, words: welcome.stepDone, color: 'text-ok-icon' },
  now: { icon: LoaderCircle, words: welcome.stepNow, color: 'text-icon animate-spin' },
  waits: { icon: Circle, words: welcome.stepWaits, color: 'text-icon-faint' },
  failed: { icon: CircleAlert, words: welcome.stepFailed, color: 'text-danger-icon' },
} as const

function StepLine({ text, state }: { text: string; state: keyof typeof LOOKS }) {
  const look = LOOKS[state]
  return (
    <li className={classes('flex items-center gap-2.5', state === 'waits' && 'text-muted')}>
      <look.icon className={`size-4 shrink-0 ${look.color}`} aria-hidden />
      <span className="flex-1">{text}</span>
      <span className="text-12 text-muted">{look.words}</span>
    </li>
  )
}
