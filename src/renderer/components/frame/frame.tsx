import { useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { desktopWords } from '../../strings/desktop.ts'
import { frame } from '../../strings/frame.ts'
import { WindowDrop } from '../../screens/media/window-drop.tsx'
import { ClientRail } from './client-rail.tsx'
import { Notices } from './notices.tsx'
import { TitleBar } from './title-bar.tsx'
import { useWindowTitle } from './use-window-title.ts'

export interface FrameProps {
  /** The client that is open; null where there is none yet. */
  workspace: WorkspaceView | null
  sidebar: ReactNode
  children: ReactNode
}

/** The window's fixed parts around what is being worked on, all in the client's colour. */
export function Frame({ workspace, sidebar, children }: FrameProps) {
  useClientColor(workspace?.color ?? null)
  useWindowTitle(desktopWords.mainTitle(workspace?.name ?? null))
  return (
    <div className="flex h-full flex-col">
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-control focus:bg-action focus:px-3 focus:py-1 focus:text-on-action">{frame.skip}</a>
      <TitleBar workspace={workspace} />
      <Notices />
      {workspace !== null && <WindowDrop workspace={workspace} />}
      <div className="flex min-h-0 flex-1">
        <ClientRail />
        {sidebar}
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface">{children}</main>
      </div>
    </div>
  )
}

/** On the body, so that what stands over the window wears it too. */
export function useClientColor(color: WorkspaceView['color'] | null): void {
  useLayoutEffect(() => {
    if (color === null) return undefined
    const name = `client-${color}`
    document.body.classList.add(name)
    return () => document.body.classList.remove(name)
  }, [color])
}
