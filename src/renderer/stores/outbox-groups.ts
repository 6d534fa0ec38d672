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
  /** When its publish is meant to go out; null once it has, and where it has no time. */
  dueAt: number | null
  /** In the order in which they happen: uploads, create, publish. */
  steps: IntentView[]
  isOver: boolean
}

const ORDER: Record<IntentView['kind'], number> = { upload: 0, create_post: 1, publish: 2, captions: 3 }

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
    return {
      id,
      sendId: lead?.sendId ?? null,
      draftId: lead?.draftId ?? null,
      title: lead?.draftTitle ?? '',
      platforms: lead?.platforms ?? [],
      notAfter: ordered.find((step) => step.notAfter !== null)?.notAfter ?? null,
      dueAt: ordered.find((step) => step.kind === 'publish' && step.state !== 'done' && step.state !== 'cancelled')?.notBefore ?? null,
      steps: ordered,
      isOver: ordered.every((step) => step.state === 'done' || step.state === 'cancelled'),
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

/** True while the publish of the send has not left, as far as the rows at hand tell. */
export function canCancelSend(group: SendGroup): boolean {
  const publish = group.steps.find((step) => step.kind === 'publish')
  return group.sendId !== null && publish !== undefined && publish.actions.includes('cancel')
}
