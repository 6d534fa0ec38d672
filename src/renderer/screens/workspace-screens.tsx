/** The section of a client that is open. */
import type { WorkspaceView } from '../../contract/schemas/workspaces.ts'
import type { Section } from '../stores/app.ts'
import { CaptionsScreen } from './captions/captions-screen.tsx'
import { DraftsScreen } from './drafts/drafts-screen.tsx'
import { MediaScreen } from './media/media-screen.tsx'
import { OutboxScreen } from './outbox/outbox-screen.tsx'
import { PostsScreen } from './posts/posts-screen.tsx'

export interface WorkspaceScreensProps {
  workspace: WorkspaceView
  section: Exclude<Section, 'settings'>
}

export function WorkspaceScreens({ workspace, section }: WorkspaceScreensProps) {
  switch (section) {
    case 'drafts': return <DraftsScreen workspace={workspace} />
    case 'media': return <MediaScreen workspace={workspace} />
    case 'captions': return <CaptionsScreen workspace={workspace} />
    case 'outbox': return <OutboxScreen workspace={workspace} />
    case 'posts': return <PostsScreen workspace={workspace} />
  }
}
