import { FileWarning } from 'lucide-react'
import { Frame } from './components/frame/frame.tsx'
import { Notices } from './components/frame/notices.tsx'
import { Overlays } from './components/frame/overlays.tsx'
import { Sidebar } from './components/frame/sidebar.tsx'
import { Toaster } from './components/frame/toaster.tsx'
import { useFrameKeys } from './components/frame/use-frame-keys.ts'
import { useLanding } from './components/frame/use-landing.ts'
import { Button, EmptyState, Spinner, TooltipProvider } from './components/ui/index.ts'
import type { WorkspaceView } from '../contract/schemas/workspaces.ts'
import { ApprovalBanner } from './screens/captions/approval-banner.tsx'
import { ClientProblem } from './screens/clients/client-problem.tsx'
import { HeldBanner } from './screens/clients/held-banner.tsx'
import { SettingsPages, SettingsScreen } from './screens/settings/settings-screen.tsx'
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx'
import { WorkspaceScreens } from './screens/workspace-screens.tsx'
import type { Section } from './stores/app.ts'
import { useApp, useServices, useWorkspaces } from './stores/services-context.tsx'
import { common } from './strings/common.ts'
import { sentenceFor, wordsFor } from './strings/errors.ts'
import { frame } from './strings/frame.ts'

export function App() {
  useFrameKeys()
  useLanding()
  return (
    <TooltipProvider>
      <Content />
      <Overlays />
      <Toaster />
    </TooltipProvider>
  )
}

function Content() {
  const section = useApp((app) => app.section)
  const workspaceId = useApp((app) => app.workspaceId)
  const isSettingUp = useApp((app) => app.isSettingUp)
  const phase = useWorkspaces((state) => state.phase)
  const workspace = useWorkspaces((state) => state.items.find((one) => one.id === workspaceId))
  if (phase === 'loading') return <div className="flex h-full items-center justify-center"><Spinner label={frame.opening} /></div>
  if (phase === 'failed') return <LoadFailed />
  if (section === 'settings') return <Frame workspace={workspace ?? null} sidebar={<Sidebar workspace={workspace ?? null}><SettingsPages /></Sidebar>}><SettingsScreen /></Frame>
  if (workspace === undefined || isSettingUp) {
    return (
      <div className="flex h-full flex-col">
        <Notices />
        <div className="min-h-0 flex-1"><WelcomeScreen /></div>
      </div>
    )
  }
  return <Frame workspace={workspace} sidebar={<Sidebar workspace={workspace} />}><Client workspace={workspace} section={section} /></Frame>
}

function Client({ workspace, section }: { workspace: WorkspaceView; section: Exclude<Section, 'settings'> }) {
  if (workspace.state !== 'ready') return <ClientProblem workspace={workspace} />
  return (
    <>
      {workspace.held && <HeldBanner workspace={workspace} />}
      <ApprovalBanner workspace={workspace} />
      <WorkspaceScreens key={workspace.id} workspace={workspace} section={section} />
    </>
  )
}

function LoadFailed() {
  const { accounts, workspaces } = useServices()
  const error = useWorkspaces((state) => state.error)
  const isStopped = useApp((state) => state.core === 'stopped')
  const text = isStopped ? sentenceFor('CORE_STOPPED') : error === null ? '' : wordsFor(error)
  const retry = () => {
    void workspaces.getState().refresh()
    void accounts.getState().refresh()
  }
  return (
    <div className="flex h-full flex-col">
      <Notices />
      <main className="min-h-0 flex-1">
        <EmptyState icon={FileWarning} title={frame.loadFailed} text={text} {...(isStopped ? {} : { action: <Button variant="primary" onClick={retry}>{common.retry}</Button> })} />
      </main>
    </div>
  )
}
