import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { formatList } from '../../lib/time.ts'
import { noticeKey } from '../../stores/app.ts'
import type { Notice } from '../../stores/app.ts'
import { useAccounts, useApp, useServices, useWorkspaces } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { frame, noticeWords } from '../../strings/frame.ts'
import { Banner, Button, IconButton } from '../ui/index.ts'

/** A restart this short is not worth a word (ms). */
const QUIET_RESTART_MS = 700

/** What the user should know at once, under the title bar. */
export function Notices() {
  return (
    <>
      <CoreNotice />
      <CoreNotices />
    </>
  )
}

/** What is amiss with the core itself. */
export function CoreNotice() {
  const core = useApp((state) => state.core)
  const isLate = useLate(core === 'restarting' || core === 'starting')
  if (core === 'stopped') return <Banner shape="bar" tone="danger" urgent title={frame.stopped}>{frame.stoppedText}</Banner>
  if (core === 'closing') return <Banner shape="bar" tone="neutral" title={frame.closing}>{frame.closingText}</Banner>
  if (isLate) return <Banner shape="bar" tone="warn" title={frame.restarting}>{frame.restartingText}</Banner>
  return null
}

/** True once `isOn` has lasted for a while. */
function useLate(isOn: boolean): boolean {
  const { timing } = useServices()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isOn) return undefined
    const cancel = timing.after(QUIET_RESTART_MS, () => setLate(true))
    return () => {
      cancel()
      setLate(false)
    }
  }, [isOn, timing])
  return isLate
}

function CoreNotices() {
  const { app } = useServices()
  const notices = useApp((state) => state.hello?.notices)
  const dismissed = useApp((state) => state.dismissedNotices)
  const clients = useWorkspaces((state) => state.items)
  const here = useApp((state) => (state.section === 'settings' ? null : state.workspaceId))
  const hasKeys = useAccounts((state) => state.items.some((one) => one.kind === 'powerpost'))
  const shown = (notices ?? []).filter((notice) => !dismissed.includes(noticeKey(notice)))
    // The sandbox gets a new key by itself: only keys that people enter are worth a word.
    .filter((notice) => notice.code !== 'no-keychain' || hasKeys)
  const ofApp = shown.filter((notice) => notice.workspaceId === null)
  // A client that is open says so in its own place; one that is gone has nothing to say.
  const ofClients = shown.flatMap((notice) => {
    const client = clients.find((one) => one.id === notice.workspaceId)
    return client === undefined || client.id === here ? [] : [{ notice, client }]
  })
  const open = (workspaceId: string) => app.getState().go({ workspaceId, section: 'drafts' })
  const dismiss = (which: readonly Notice[]) => { for (const notice of which) app.getState().dismissNotice(notice) }
  return (
    <>
      {ofApp.map((notice) => {
        const words = noticeWords(notice, null)
        return (
          <Banner key={noticeKey(notice)} shape="bar" tone={words.tone} urgent={words.tone === 'danger'} title={words.title} {...(words.stays ? {} : { action: <Dismiss onClick={() => dismiss([notice])} /> })}>
            {words.text}
          </Banner>
        )
      })}
      {ofClients.length > 0 && <ClientsNotice list={ofClients} onOpen={open} onDismiss={() => dismiss(ofClients.map((one) => one.notice))} />}
    </>
  )
}

/** More clients than this are not named one by one. */
const MOST_BUTTONS = 3

/** One line for all clients, so that a bad day of the disk does not fill the window. */
function ClientsNotice({ list, onOpen, onDismiss }: { list: readonly { notice: Notice; client: WorkspaceView }[]; onOpen: (workspaceId: string) => void; onDismiss: () => void }) {
  const [only] = list
  if (only === undefined) return null
  const buttons = list.slice(0, MOST_BUTTONS).map(({ client }) => (
    <Button key={client.id} size="sm" onClick={() => onOpen(client.id)}>{list.length === 1 ? frame.openClient(client.name) : client.name}</Button>
  ))
  const words = noticeWords(only.notice, only.client.name)
  const names = formatList(list.map(({ client }) => client.name))
  return (
    <Banner shape="bar" tone="warn" title={list.length === 1 ? words.title : frame.severalClients(names)} action={<>{buttons}<Dismiss onClick={onDismiss} /></>}>
      {list.length === 1 ? words.text : frame.severalClientsText}
    </Banner>
  )
}

function Dismiss({ onClick }: { onClick: () => void }) {
  return <IconButton size="sm" label={common.dismiss} icon={X} onClick={onClick} />
}
