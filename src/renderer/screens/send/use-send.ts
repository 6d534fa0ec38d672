import { useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import { userZone } from '../../lib/local-time.ts'
import { createSend } from '../../stores/send.ts'
import type { BeforeSend, Send, SendState } from '../../stores/send.ts'
import { useServices } from '../../stores/services-context.tsx'

export interface UseSend {
  workspaceId: string
  draftId: string
  open: boolean
  beforeSend: BeforeSend
}

interface Session {
  /** Which draft of which client it is about. */
  key: string
  wasOpen: boolean
  send: Send | null
}

/**
 * The act behind an opened sheet. Opening starts a new one, unless the last one's end is not known yet: then the sheet shows that one
 * again, so that its command is repeated and not doubled.
 */
export function useSendSession({ workspaceId, draftId, open, beforeSend }: UseSend): Send | null {
  const { connection, app, timing } = useServices()
  const key = `${workspaceId}/${draftId}`
  const [session, setSession] = useState<Session>({ key, wasOpen: false, send: null })
  if (session.key !== key || session.wasOpen !== open) {
    const last = session.key === key ? session.send : null
    const isKept = last !== null && (!open || isOpenEnded(last.store.getState()))
    const make = () => createSend({ connection, workspaceId, draftId, switchedAt: () => app.getState().switchedAt, now: () => timing.now(), zone: userZone })
    setSession({ key, wasOpen: open, send: isKept ? last : open ? make() : null })
  }
  const { send } = session
  useEffect(() => send?.start(), [send])
  const load = useEffectEvent((one: Send) => void one.load(beforeSend))
  useEffect(() => {
    if (open && send !== null) load(send)
  }, [open, send])
  return session.key === key ? send : null
}

const isOpenEnded = (state: SendState) => state.phase === 'sending' || state.notice?.kind === 'uncertain'

export function useSendState(send: Send): SendState {
  return useStore(send.store)
}
