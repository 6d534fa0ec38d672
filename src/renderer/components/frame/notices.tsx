import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { noticeKey } from '../../stores/app.ts'
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

function CoreNotice() {
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
  const here = useApp((state) => state.workspaceId)
  const hasKeys = useAccounts((state) => state.items.some((one) => one.kind === 'powerpost'))
  const shown = (notices ?? []).filter((notice) => !dismissed.includes(noticeKey(notice)))
    // The sandbox gets a new key by itself: only keys that people enter are worth a word.
    .filter((notice) => notice.code !== 'no-keychain' || hasKeys)
  return shown.map((notice) => {
    const client = clients.find((one) => one.id === notice.workspaceId)
    // A client that is open says so in its own place; one that is gone has nothing to say.
    if (notice.workspaceId !== null && (client === undefined || client.id === here)) return null
    const words = noticeWords(notice, client?.name ?? null)
    return (
      <Banner
        key={noticeKey(notice)}
        shape="bar"
        tone={words.tone}
        urgent={words.tone === 'danger'}
        title={words.title}
        action={(
          <>
            {client !== undefined && <Button size="sm" onClick={() => app.getState().go({ workspaceId: client.id })}>{frame.openClient(client.name)}</Button>}
            {!words.stays && <IconButton size="sm" label={common.dismiss} icon={X} onClick={() => app.getState().dismissNotice(notice)} />}
          </>
        )}
      >
        {words.text}
      </Banner>
    )
  })
}
