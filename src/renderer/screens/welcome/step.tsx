import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/** One thing to do on the way in. */
export function Step({ mark, title, text, children }: { mark?: string; title: string; text?: string; children: ReactNode }) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  return (
    <section ref={place} className="rounded-card border border-border bg-surface-raised p-6">
      {mark !== undefined && <p className="mb-1 text-12 text-muted">{mark}</p>}
      <h1 className="text-18 font-semibold">{title}</h1>
      {text !== undefined && <p className="mt-1 text-muted">{text}</p>}
      <div className="mt-5">{children}</div>
    </section>
  )
}
