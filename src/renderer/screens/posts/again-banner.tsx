import { useState } from 'react'
import { postTypeSchema } from '../../../contract/schemas/drafts.ts'
import type { Post } from '../../../contract/schemas/sends.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import type { PostType } from '../../../domain/post-types.ts'
import { Banner, Button, Checkbox, ClientTile, Dialog } from '../../components/ui/index.ts'
import type { PostActed, Posts } from '../../stores/posts.ts'
import { useServices } from '../../stores/services-context.tsx'
import { common } from '../../strings/common.ts'
import { againWords } from '../../strings/post-way.ts'
import { formName, listOf, networkName } from '../../strings/send.ts'

type Item = Post['items'][number] & { postType: PostType }
const namesOf = (items: readonly Item[]) => listOf([...new Set(items.map((item) => networkName(item.platform)))])

/** Offers what failed to be sent again, as it was or edited first. */
export function AgainBanner({ post, posts, workspace, onSee }: { post: Post; posts: Posts; workspace: WorkspaceView; onSee: (sendId: string) => void }) {
  const { app, toasts } = useServices()
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const items = post.items.flatMap((item): Item[] => {
    const known = postTypeSchema.safeParse(item.postType)
    return item.canSendAgain && known.success ? [{ ...item, postType: known.data }] : []
  })
  if (items.length === 0) return null

  async function run<T>(act: Promise<PostActed<T>>, done: (value: T) => void): Promise<void> {
    setBusy(true)
    const acted = await act
    setBusy(false)
    setAsking(false)
    const { show } = toasts.getState()
    if (acted.outcome === 'done') done(acted.value)
    else if (acted.outcome === 'late') show({ text: againWords.refused, tone: 'warn' })
    else if (acted.outcome === 'taken') show({ text: againWords.alreadySending, tone: 'warn' })
    else if (acted.outcome === 'lost') show({ text: againWords.lost, tone: 'warn' })
    else if (acted.outcome === 'failed') show({ text: againWords.failed, tone: 'danger' })
  }
  const edit = () => run(posts.editAgain(post.sendId, items.map((item) => item.postType)), ({ draftId }) => app.getState().go({ section: 'drafts', draftId }))
  const send = (chosen: readonly Item[]) =>
    run(posts.sendAgain(post.sendId, chosen.map((item) => item.postType)), ({ sendId }) => {
      toasts.getState().show({ text: againWords.started, tone: 'ok' })
      onSee(sendId)
    })
  return (
    <div className="mt-4 max-w-180">
      <Banner
        tone="danger"
        title={againWords.title(namesOf(items))}
        action={<><Button size="sm" loading={isBusy && !isAsking} onClick={() => void edit()}>{againWords.edit}</Button><Button size="sm" onClick={() => setAsking(true)}>{againWords.send}</Button></>}
      >
        {againWords.text}
      </Banner>
      {isAsking && <AgainDialog items={items} workspace={workspace} isBusy={isBusy} onClose={() => setAsking(false)} onAccept={(chosen) => void send(chosen)} />}
    </div>
  )
}

function AgainDialog({ items, workspace, isBusy, onClose, onAccept }: { items: readonly Item[]; workspace: WorkspaceView; isBusy: boolean; onClose: () => void; onAccept: (chosen: readonly Item[]) => void }) {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = items.filter((item) => !leftOut.has(item.postType))
  const toggle = (postType: string) => setLeftOut((known) => {
    const next = new Set(known)
    if (!next.delete(postType)) next.add(postType)
    return next
  })
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => { if (!isOpen) onClose() }}
      title={againWords.confirmTitle(workspace.name)}
      description={againWords.confirmText}
      footer={
        <div className={`client-${workspace.color} flex flex-wrap justify-end gap-2`}>
          <Button onClick={onClose}>{common.back}</Button>
          <Button variant="client" loading={isBusy} disabled={chosen.length === 0} onClick={() => onAccept(chosen)}>{againWords.accept(chosen.length === 0 ? '…' : namesOf(chosen), workspace.name)}</Button>
        </div>
      }
    >
      <p className="flex items-center gap-2 font-medium"><ClientTile name={workspace.name} color={workspace.color} size="sm" solid />{workspace.name}</p>
      <ul aria-label={againWords.networksName} className="mt-3 flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.postType}>
            <Checkbox
              name={`${networkName(item.platform)} ${formName(item.postType)}`}
              checked={!leftOut.has(item.postType)}
              disabled={isBusy}
              onChange={() => toggle(item.postType)}
              label={<span><span className="font-medium">{networkName(item.platform)}</span> <span className="text-12 text-muted">{formName(item.postType)}</span></span>}
            />
            <p className="ml-6 line-clamp-2 break-words text-muted">{item.text.trim()}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
