import type { ReactNode } from 'react'

/** A part of the page: its name, what it is for, its content. */
export function Part({ title, text, action, children }: { title: string; text?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <header className="mb-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-15 font-semibold">{title}</h2>
          {text !== undefined && <p className="text-12 text-muted">{text}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  )
}
