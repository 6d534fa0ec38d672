import type { ReactNode } from 'react'

/** One page of the settings: title, what it is, content. `isText`: nothing in it takes the focus, so that the page does, to be scrolled by keys. */
export function SettingsPage({ title, text, action, isText = false, children }: { title: string; text?: string; action?: ReactNode; isText?: boolean; children: ReactNode }) {
  return (
    <section aria-label={title} {...(isText ? { tabIndex: 0 } : {})} className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-180 flex-col px-8 py-8">
        <header className="mb-5 flex flex-wrap items-start gap-4">
          <div className="min-w-0 flex-1">
            <h1 className="text-18 font-semibold">{title}</h1>
            {text !== undefined && <p className="mt-0.5 text-muted">{text}</p>}
          </div>
          {action}
        </header>
        {children}
      </div>
    </section>
  )
}
