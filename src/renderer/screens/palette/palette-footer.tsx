import { ShieldCheck } from 'lucide-react'
import { Kbd } from '../../components/ui/index.ts'
import { paletteWords } from '../../strings/palette.ts'

/** The keys, and that no other client is searched. */
export function PaletteFooter({ client, isInner }: { client: string | null; isInner: boolean }) {
  return (
    <footer className="flex min-h-9 shrink-0 items-center justify-end gap-4 border-t border-subtle px-4 py-2 text-12 text-muted">
      <span className="hidden flex-1 items-center gap-4 wide:flex">
        <Hint keys="Up Down" does={paletteWords.move} />
        <Hint keys="Enter" does={paletteWords.choose} />
        <Hint keys="Esc" does={isInner ? paletteWords.back : paletteWords.close} />
      </span>
      {client !== null && (
        <span className="flex min-w-0 items-center gap-1.5">
          <ShieldCheck className="size-3.5 shrink-0" aria-hidden />
          <span className="truncate">{paletteWords.onlyHere(client)}</span>
        </span>
      )}
    </footer>
  )
}

function Hint({ keys, does }: { keys: string; does: string }) {
  return <span className="whitespace-nowrap"><Kbd keys={keys} quiet /> {does}</span>
}
