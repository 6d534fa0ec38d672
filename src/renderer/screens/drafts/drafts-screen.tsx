/** The drafts of a client: the list, and the one that is open beside it. */
import { FilePen } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { Button, EmptyState } from '../../components/ui/index.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { draftsWords } from '../../strings/drafts.ts'
import { Composer } from '../composer/composer.tsx'
import type { ComposerHandle } from '../composer/composer.tsx'
import { DraftsPane } from './drafts-pane.tsx'
import { ListEdge } from './list-edge.tsx'

export function DraftsScreen({ workspace }: { workspace: WorkspaceView }) {
  // Each client has its own: what was looked at in one says nothing of the next.
  return <Drafts key={workspace.id} workspace={workspace} />
}

function Drafts({ workspace }: { workspace: WorkspaceView }) {
  const { app, createDraft, drafts } = useServices()
  const openId = useApp((state) => state.draftId)
  const [view, setView] = useState<'drafts' | 'trash'>('drafts')
  const list = drafts.lists.get(workspace.id, view === 'trash')
  const phase = useStore(list.state, (state) => state.phase)
  const newest = useStore(list.state, (state) => state.items[0]?.id ?? null)
  const listBox = useRef<HTMLDivElement>(null)
  const composer = useRef<ComposerHandle>(null)

  const open = useCallback((draftId: string | null) => app.getState().go({ draftId }), [app])
  const create = useCallback(() => void createDraft(workspace.id), [createDraft, workspace.id])

  // Something to read at once, rather than an empty place beside a full list.
  useEffect(() => {
    if (openId === null && newest !== null) open(newest)
  }, [openId, newest, open])

  const show = useCallback((next: 'drafts' | 'trash') => {
    setView(next)
    open(drafts.lists.get(workspace.id, next === 'trash').state.getState().items[0]?.id ?? null)
  }, [drafts, open, workspace.id])

  const aim = useApp((state) => state.aim)
  useEffect(() => {
    if (aim?.kind === 'draft') setView('drafts')
    if (aim?.kind === 'trash') show('trash')
  }, [aim, show])

  const isEmpty = view === 'drafts' && phase === 'ready' && newest === null
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 bg-surface">
      <DraftsPane
        workspace={workspace}
        view={view}
        list={list}
        openId={openId}
        onView={show}
        onOpen={open}
        onNew={create}
        onEnter={() => composer.current?.focusCaption()}
        listRef={listBox}
      />
      <ListEdge />
      <div className="flex min-w-0 flex-1">
        {openId !== null ? (
          <Composer
            key={openId}
            ref={composer}
            workspace={workspace}
            draftId={openId}
            onEscape={() => listBox.current?.focus()}
            onGone={() => open(null)}
            onRestored={() => setView('drafts')}
          />
        ) : isEmpty ? (
          <div className="flex-1">
            <EmptyState
              icon={FilePen}
              title={draftsWords.empty.title}
              text={draftsWords.empty.text}
              action={<Button variant="primary" onClick={create}>{draftsWords.empty.action}</Button>}
            />
          </div>
        ) : phase === 'ready' && (
          <div className="flex-1"><EmptyState icon={FilePen} title={draftsWords.nothingOpen.title} text={draftsWords.nothingOpen.text} /></div>
        )}
      </div>
    </div>
  )
}
