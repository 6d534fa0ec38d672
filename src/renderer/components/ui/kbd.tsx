import { classes } from '../../lib/classes.ts'
import { keyNames } from '../../lib/keys.ts'

/** A shortcut as the user's keyboard names it: `Mod+Enter` is ⌘⏎ on a Mac and Ctrl Enter elsewhere, Strg Eingabe in German. */
export function Kbd({ keys, quiet = false }: { keys: string; quiet?: boolean }) {
  const names = keys.split(' ').flatMap((chord) => keyNames(chord))
  if (quiet) return <kbd className="font-sans text-12">{names.join(' ')}</kbd>
  return (
    <kbd className="inline-flex gap-1 font-sans">
      {names.map((name) => (
        <span key={name} className={classes('inline-flex h-5 min-w-5 items-center justify-center rounded-small border border-border bg-surface-raised px-1.5 text-12 text-muted')}>{name}</span>
      ))}
    </kbd>
  )
}
