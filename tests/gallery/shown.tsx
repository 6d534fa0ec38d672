/** One part of the gallery: its name, which the test reads, and its states side by side. */
import type { ReactNode } from 'react'

export function Shown({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <section aria-label={name} data-shown={name} className="border-t border-subtle py-5">
      <h2 className="mb-3 text-12 font-medium text-muted">{name}</h2>
      <div className={wide ? 'grid grid-cols-2 items-start gap-4' : 'flex flex-wrap items-center gap-3'}>{children}</div>
    </section>
  )
}
