import { Search } from 'lucide-react'
import { Kbd } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { paletteWords } from '../../strings/palette.ts'

/** In the middle of the title bar: looks like the field that it opens. */
export function SearchButton() {
  const { app } = useServices()
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => app.getState().open({ kind: 'palette' })}
      className="flex h-7 w-90 min-w-8 shrink items-center gap-2 rounded-control border border-client-border bg-surface px-2 text-text hover:bg-surface-hover"
    >
      <Search className="size-4 shrink-0 text-icon" aria-hidden />
      <span className="min-w-0 flex-1 truncate text-left text-muted">{paletteWords.button}</span>
      <span aria-hidden className="hidden shrink-0 text-muted wide:block"><Kbd keys="Mod+K" quiet /></span>
    </button>
  )
}
