import { Images, Inbox, Send, Sparkles, SquarePen, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { classes } from '../../lib/classes.ts'
import { useWide } from '../../lib/use-wide.ts'
import type { Section } from '../../stores/app.ts'
import { useApp, useOverview, useServices } from '../../stores/services-context.tsx'
import { frame } from '../../strings/frame.ts'
import { Badge, Tooltip } from '../ui/index.ts'
import type { Icon } from '../ui/index.ts'
import { LinkState } from './link-state.tsx'

/** The sections of the open client, with how much is in each; under them what `children` adds. Icons only where the window is narrow. */
export function Sidebar({ workspace, children }: { workspace: WorkspaceView | null; children?: ReactNode }) {
  return (
    <nav aria-label={frame.sections} data-sections className="flex w-12 shrink-0 flex-col overflow-y-auto border-r border-subtle bg-surface-sunken [scrollbar-width:none] wide:w-(--sidebar-width)">
      {workspace !== null && <Sections workspace={workspace} />}
      {children}
      <span className="flex-1" />
      {workspace?.state === 'ready' && <LinkState workspace={workspace} />}
    </nav>
  )
}

function Sections({ workspace }: { workspace: WorkspaceView }) {
  const section = useApp((state) => state.section)
  const overview = useOverview((state) => state.byWorkspace[workspace.id])
  return (
    <ul className="flex flex-col gap-0.5 p-2">
      <SideLink to="drafts" label={frame.drafts} icon={SquarePen} isCurrent={section === 'drafts'} count={overview?.drafts} />
      <SideLink to="media" label={frame.media} icon={Images} isCurrent={section === 'media'} count={overview?.media} />
      <CaptionsLink workspaceId={workspace.id} isCurrent={section === 'captions'} />
      <SideLink to="outbox" label={frame.outbox} icon={Inbox} isCurrent={section === 'outbox'} count={overview?.outboxOpen} needsYou={overview?.needsYou ?? workspace.needsYou} />
      <SideLink to="posts" label={frame.posts} icon={Send} isCurrent={section === 'posts'} count={overview?.posts} />
    </ul>
  )
}

/** How many are written and not used; what waits for approval is among what needs the user in the outbox. */
function CaptionsLink({ workspaceId, isCurrent }: { workspaceId: string; isCurrent: boolean }) {
  const unused = useServices().captions.unused(workspaceId)
  const count = useStore(unused.store, (state) => state.items?.length)
  return <SideLink to="captions" label={frame.captions} icon={Sparkles} isCurrent={isCurrent} count={count} />
}

interface SideLinkProps {
  to: Section
  label: string
  icon: Icon
  isCurrent: boolean
  count?: number | undefined
  needsYou?: number
}

function SideLink({ to, label, icon, isCurrent, count, needsYou = 0 }: SideLinkProps) {
  const { app } = useServices()
  const isWide = useWide()
  const countId = `count-${to}`
  const words = [count !== undefined && frame.inSection(count), needsYou > 0 && frame.needYou(needsYou)].filter((one) => one !== false).join(', ')
  const link = (
    <SideAnchor href={`#${to}`} label={label} icon={icon} isCurrent={isCurrent} describedBy={words === '' ? undefined : countId} onGo={() => app.getState().go({ section: to })}>
      {isWide && (
        <span aria-hidden className="flex items-center gap-1.5">
          {/* In words beside the link: they would leave its name no room. */}
          {needsYou > 0 && <Badge tone="warn" icon={TriangleAlert} className="tabular-nums">{frame.inSection(needsYou)}</Badge>}
          {count !== undefined && count > 0 && <span className="text-12 tabular-nums">{frame.inSection(count)}</span>}
        </span>
      )}
      {!isWide && needsYou > 0 && <span aria-hidden className="absolute top-1 right-1 size-2 rounded-full bg-warn-solid ring-2 ring-surface-sunken" />}
    </SideAnchor>
  )
  return (
    <li>
      {isWide && needsYou === 0 ? link : <Tooltip text={words === '' ? label : frame.clientNeeds(label, words)} side="right">{link}</Tooltip>}
      {words !== '' && <span id={countId} className="sr-only">{words}</span>}
    </li>
  )
}

interface SideAnchorProps extends React.AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string
  label: string
  icon: Icon
  isCurrent: boolean
  describedBy?: string | undefined
  onGo: () => void
  ref?: React.Ref<HTMLAnchorElement>
}

/** A line of the side column. */
export function SideAnchor({ href, label, icon: LinkIcon, isCurrent, describedBy, onGo, children, ...rest }: SideAnchorProps) {
  return (
    <a
      {...rest}
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        event.preventDefault()
        onGo()
      }}
      className={classes('relative flex h-8 items-center gap-2.5 rounded-control px-2', isCurrent ? 'bg-client-tint-strong font-medium text-client-ink' : 'text-text hover:bg-surface-hover')}
    >
      <LinkIcon className={classes('size-4 shrink-0', !isCurrent && 'text-icon')} aria-hidden />
      <span className="min-w-0 flex-1 truncate max-wide:sr-only">{label}</span>
      {children}
    </a>
  )
}
