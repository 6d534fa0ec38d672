import { TooltipProvider } from './components/ui/index.ts'
import { WorkspaceScreens } from './screens/workspace-screens.tsx'
import { useApp, useWorkspaces } from './stores/services-context.tsx'

export function App() {
  const section = useApp((app) => app.section)
  const workspaceId = useApp((app) => app.workspaceId)
  const workspace = useWorkspaces((workspaces) => workspaces.items.find((one) => one.id === workspaceId))
  return (
    <TooltipProvider>
      {workspace !== undefined && section !== 'settings' && <WorkspaceScreens workspace={workspace} section={section} />}
    </TooltipProvider>
  )
}
