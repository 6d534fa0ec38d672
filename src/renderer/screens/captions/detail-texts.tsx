import { Copy } from 'lucide-react'
import { platformSchema } from '../../../contract/schemas/drafts.ts'
import type { GenerationDetail } from '../../../contract/schemas/generations.ts'
import type { Platform, PostType } from '../../../domain/post-types.ts'
import { PLATFORMS } from '../../../domain/post-types.ts'
import { Button, IconButton, PlatformIcon } from '../../components/ui/index.ts'
import { writtenFor } from '../../stores/captions-review.ts'
import { useServices } from '../../stores/services-context.tsx'
import { detailWords } from '../../strings/captions.ts'
import { networkName } from '../../strings/send.ts'
import { TextCount } from './text-count.tsx'

/** Each network's text as it would stand there. `onUseOnly` null where there is no draft to put it in. */
export function DetailTexts({ one, onUseOnly }: { one: GenerationDetail; onUseOnly: ((platform: Platform) => void) | null }) {
  const outputs = one.outputs ?? {}
  const names = Object.keys(outputs).sort((a, b) => place(a) - place(b))
  if (names.length === 0) return <p className="text-muted">{detailWords.noOutputs}</p>
  return (
    <ul className="flex max-w-180 flex-col gap-3">
      {names.map((name) => <Text key={name} name={name} postTypes={one.request.postTypes} {...writtenFor(outputs, name)} onUseOnly={onUseOnly} />)}
    </ul>
  )
}

/** Ours in our order; what PowerPost may add later comes last. */
function place(name: string): number {
  const at = PLATFORMS.findIndex((platform) => platform === name)
  return at === -1 ? PLATFORMS.length : at
}

interface TextProps {
  name: string
  text: string
  title: string | null
  postTypes: readonly PostType[]
  onUseOnly: ((platform: Platform) => void) | null
}

function Text({ name, text, title, postTypes, onUseOnly }: TextProps) {
  const { bridge, toasts } = useServices()
  const platform = platformSchema.safeParse(name)
  const network = networkName(name)
  const copy = () => void bridge.copyText(title === null ? text : `${title}\n\n${text}`).then(
    () => toasts.getState().show({ text: detailWords.copied }),
    () => toasts.getState().show({ text: detailWords.copyFailed, tone: 'danger' }),
  )
  return (
    <li className="rounded-card border border-border">
      <div className="flex h-10 items-center gap-2 pr-2 pl-4">
        {platform.success && <PlatformIcon platform={platform.data} className="size-4" />}
        <h4 className="font-medium">{network}</h4>
        <span className="flex-1">{platform.success && <TextCount text={text} platform={platform.data} postTypes={postTypes} />}</span>
        {platform.success && onUseOnly !== null && <Button size="sm" variant="ghost" onClick={() => onUseOnly(platform.data)}>{detailWords.useOnly(network)}</Button>}
        <IconButton size="sm" icon={Copy} label={detailWords.copy(network)} onClick={copy} />
      </div>
      <div className="border-t border-subtle px-4 py-3">
        {title !== null && <p className="mb-1 font-semibold break-words selectable">{detailWords.titleOf(title)}</p>}
        <p className="break-words whitespace-pre-wrap selectable">{text}</p>
      </div>
    </li>
  )
}
