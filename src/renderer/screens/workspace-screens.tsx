/** The section of a client that is open. */
import type { WorkspaceView } from '../../contract/schemas/workspaces.ts'
import type { Section } from '../stores/app.ts'

export interface WorkspaceScreensProps {
  workspace: WorkspaceView
  section: Exclude<Section, 'settings'>
}

export function WorkspaceScreens({ workspace, section }: WorkspaceScreensProps) {
  return <main aria-label={section} data-workspace={workspace.id} />
}
