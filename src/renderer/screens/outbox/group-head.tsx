import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react'
import { Button, IconButton, Menu, PlatformIcon } from '../../components/ui/index.ts'
import type { MenuItem } from '../../components/ui/index.ts'
import { canCancelSend } from '../../stores/outbox-groups.ts'
import type { SendGroup } from '../../stores/outbox-groups.ts'
import { outboxWords, titleOf } from '../../strings/outbox.ts'
import type { At } from '../../strings/outbox.ts'
import { plannedWords } from '../../strings/planned.ts'
import { listOf, networkNames } from '../../strings/send.ts'
import { PlannedTime } from '../plan/planned-time.tsx'
import type { RowContext } from './row-context.ts'
import { useActing } from './use-outbox.ts'

/** Lines of the menu that belong to the whole send. */
export function sendItems(group: SendGroup, context: RowContext): MenuItem[] {
  const { draftId } = group
  const isPublished = group.steps.some((step) => (step.kind === 'publish' || step.kind === 'schedule') && step.state === 'done')
  const generationId = group.steps.find((step) => step.kind === 'captions')?.generationId ?? null
  return [
    ...(draftId === null ? [] : [{ label: outboxWords.openDraft, onSelect: () => context.openDraft(draftId) }]),
    ...(generationId === null ? [] : [{ label: outboxWords.seeCaptions, onSelect: () => context.seeCaptions(generationId) }]),
    ...(isPublished ? [{ label: outboxWords.seePosts, onSelect: () => context.seePosts() }] : []),
  ]
}

function dueWords({ plan }: SendGroup, dueAt: number, at: At): string {
  if (plan?.movingTo != null) return plannedWords.moving(at(plan.movingTo))
  return plan?.isHeld === true ? plannedWords.held(at(dueAt)) : plan?.carrier === 'server' ? `${outboxWords.dueAt} ${at(dueAt)}` : plannedWords.byApp(at(dueAt))
}

/** Over the lines of one send: its title, where it goes, and the one act on the whole of it. */
export function GroupHead({ group, context }: { group: SendGroup; context: RowContext }) {
  // Captions may be asked for without a draft.
  const title = group.sendId === null && group.title === '' && group.platforms.length > 0 ? outboxWords.captionsFor(listOf(networkNames(group.platforms))) : titleOf(group.title)
  const isActing = useActing(context.stores.outbox.acting, group.sendId ?? group.id)
  const items = sendItems(group, context)
  const due = group.dueAt === null || context.due === null ? null : dueWords(group, group.dueAt, context.due)
  return (
    <div className="flex min-h-10 items-center gap-3 pt-2 pr-2 pl-2">
      <h3 className="min-w-16 shrink-[4] truncate text-13 font-semibold">{title}</h3>
      <span className="flex shrink-0 gap-1.5 text-icon">{group.platforms.map((platform) => <PlatformIcon key={platform} platform={platform} named />)}</span>
      <span className="flex-1" />
      {/* Where there is little room the title is cut, and a time never. */}
      {due !== null && <span className="min-w-32 text-right text-12 text-client-ink">{due}</span>}
      {group.notAfter !== null && <span className="min-w-32 text-right text-12 text-muted">{outboxWords.notAfter} <PlannedTime workspaceId={context.workspace.id} at={group.notAfter} /></span>}
      {group.plan?.canReschedule === true && (
        <Button size="sm" variant="ghost" disabled={isActing} aria-label={`${plannedWords.changeTime} ${title}`} onClick={() => context.changeTime(group)}>{plannedWords.changeTime}</Button>
      )}
      {canCancelSend(group) && (
        <Button size="sm" variant="ghost" loading={isActing} aria-label={`${outboxWords.cancelSend}: ${title}`} onClick={() => context.cancelSend(group)}>{outboxWords.cancelSend}</Button>
      )}
      {items.length > 0 ? <Menu align="end" items={items} label={outboxWords.moreFor(title)} trigger={<IconButton size="sm" icon={Ellipsis} label={outboxWords.moreFor(title)} />} /> : <span className="size-6" />}
    </div>
  )
}

/** Opens and closes the steps of a send that is over. */
export function StepsToggle({ title, isOpen, onToggle }: { title: string; isOpen: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={outboxWords.stepsOf(titleOf(title))}
      onClick={onToggle}
      className="absolute top-2 -left-4 flex size-6 h-7 items-center justify-center rounded-control text-icon hover:text-text"
    >
      {isOpen ? <ChevronDown className="size-3.5" aria-hidden /> : <ChevronRight className="size-3.5" aria-hidden />}
    </button>
  )
}
