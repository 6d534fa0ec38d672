import { FilePlus2, FolderPlus, Plus } from 'lucide-react'
import { Button, Menu } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { libraryWords as words } from '../../strings/media-library.ts'

export function AddFiles({ workspaceId, variant }: { workspaceId: string; variant: 'primary' | 'secondary' }) {
  const { imports } = useServices().drafts
  return (
    <Menu
      label={words.add}
      align="end"
      items={[
        { label: words.fromComputer, icon: FilePlus2, onSelect: () => imports.pick(workspaceId, null) },
        { label: words.folders, icon: FolderPlus, onSelect: () => imports.pick(workspaceId, null, 'folders') },
      ]}
      trigger={<Button variant={variant} icon={Plus}>{words.add}</Button>}
    />
  )
}
