/** Steps of the outbox gathered by the send they belong to: the user thinks in sends. */
import type { IntentView } from '../../contract/schemas/outbox.ts'

export interface SendGroup {
  /** The id of the send, or of the request for captions; a step of neither stands alone under its own. */
  id: string
  sendId: string | null
  draftId: string | null
  title: string
  platforms: IntentView['platforms']
  notAfter: number | null
  /** When it is meant to go out; null once it has, and where it has no time. */
  dueAt: number | null
  /** Who carries it, and what may still be done about it. */
  plan: IntentView['plan']
  /** In the order in which they happen: uploads, create, publish. */
  steps: IntentView[]
  isOver: boolean
}

const ORDER: Record<IntentView['kind'], number> = { upload: 0, create_post: 1, publish: 2, schedule: 2, unschedule: 3, captions: 3 }

/** Groups keep the place of their newest step; the list comes newest first. */
export function groupBySend(intents: readonly IntentView[]): SendGroup[] {
  const groups = new Map<string, IntentView[]>()
  for (const intent of intents) {
    const id = intent.sendId ?? intent.generationId ?? intent.id
    const steps = groups.get(id)
    if (steps) steps.push(intent)
    else groups.set(id, [intent])
  }
  return [...groups].map(([id, steps]) => {
    // Newest first becomes oldest first, so uploads stand in the order of the files.
    const ordered = steps.reverse().sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
    const lead = ordered.at(-1)
    // The newest reading of the send.
    const plan = ordered.reduce<IntentView | undefined>((newest, step) => (step.plan !== null && (newest === undefined || step.updatedAt >= newest.updatedAt) ? step : newest), undefined)?.plan ?? null
    const isOver = plan?.isHeld !== true && ordered.every((step) => step.state === 'done' || step.state === 'cancelled')
    return {
      id,
      sendId: lead?.sendId ?? null,
      draftId: lead?.draftId ?? null,
      title: lead?.draftTitle ?? '',
      platforms: lead?.platforms ?? [],
      // Of a schedule it is only the last moment at which PowerPost is asked.
      notAfter: ordered.find((step) => step.notAfter !== null && step.kind !== 'schedule')?.notAfter ?? null,
      dueAt: isOver ? null : (plan?.dueAt ?? null),
      plan,
      steps: ordered,
      isOver,
    }
  })
}

/** The step that says how the whole send stands: the one that needs the user, else the one under way, else the first that waits, else the last. */
export function leadStep(group: SendGroup): IntentView | undefined {
  const { steps } = group
  return (
    steps.find((step) => step.state === 'blocked' || (step.state === 'unknown' && step.asks)) ??
    steps.find((step) => step.state === 'unknown' || step.state === 'sending') ??
    steps.find((step) => step.state === 'queued' || step.state === 'waiting') ??
    steps.at(-1)
  )
}

/** True while the send has not left, or PowerPost holds it for its time. */
export function canCancelSend(group: SendGroup): boolean {
  return group.sendId !== null && group.plan?.canCancel === true
}

/** One button that tries again is enough for a send: it is for all of its steps that wait. */
export function isRepeatedRetry(group: SendGroup, step: IntentView): boolean {
  const waits = (one: IntentView) => one.state === 'waiting' && one.waitingFor === step.waitingFor && one.actions.includes('retry')
  return waits(step) && group.steps.find(waits) !== step
}
