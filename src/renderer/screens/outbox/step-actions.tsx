import { Ellipsis } from 'lucide-react'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'
import { Button, IconButton, Menu } from '../../components/ui/index.ts'
import type { MenuItem } from '../../components/ui/index.ts'
import { actionLabel } from '../../strings/outbox-acts.ts'
import { outboxWords, plain, sentenceOf } from '../../strings/outbox.ts'
import { useActing } from './use-outbox.ts'
import type { RowContext } from './row-context.ts'

export interface StepActionsProps {
  step: IntentView
  context: RowContext
  /** Acts that are offered elsewhere in the row: the answers of the unknown panel, the cancelling of the whole send. */
  without?: readonly OutboxAction[]
  /** Lines that belong to the whole send. */
  extra?: readonly MenuItem[]
}

/** The one next step as a button, the rest in a menu. */
export function StepActions({ step, context, without = [], extra = [] }: StepActionsProps) {
  const isActing = useActing(context.stores.outbox.acting, step.id)
  const [first, ...rest] = step.actions.filter((action) => !without.includes(action))
  const items: MenuItem[] = [
    ...rest.map((action) => ({ label: actionLabel(action, step), danger: action === 'cancel', onSelect: () => context.ask(step, action) })),
    ...extra,
  ]
  const name = plain(sentenceOf(step))
  return (
    <div className="flex items-center justify-end gap-1">
      {first !== undefined && (
        <Button size="sm" loading={isActing} aria-label={`${actionLabel(first, step)}: ${name}`} onClick={() => context.ask(step, first)}>
          {actionLabel(first, step)}
        </Button>
      )}
      {items.length > 0 ? (
        <Menu align="end" label={outboxWords.moreFor(name)} items={items} trigger={<IconButton size="sm" icon={Ellipsis} label={outboxWords.moreFor(name)} />} />
      ) : (
        <span className="size-6" />
      )}
    </div>
  )
}
