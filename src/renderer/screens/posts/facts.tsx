import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { postsWords } from '../../strings/posts.ts'

/** One thing that is known of a post. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-muted">{name}</dt>
      <dd className="flex min-h-6 items-center">{children}</dd>
    </div>
  )
}

/** An id as it is, to be copied. */
export function Id({ value, name }: { value: string; name: string }) {
  const { bridge, toasts } = useServices()
  const copy = async () => {
    await bridge.copyText(value)
    toasts.getState().show({ text: postsWords.copied })
  }
  return (
    <span className="flex min-w-0 items-center gap-1">
      <code className="max-w-56 truncate font-mono text-12 selectable">{value}</code>
      <IconButton size="sm" icon={Copy} label={postsWords.copy(name)} onClick={() => void copy()} />
    </span>
  )
}
