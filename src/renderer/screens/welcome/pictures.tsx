/** Three small drawings, in the tokens' own colours. Decoration. */
const line = 'rounded-full bg-border'

function Sheet({ children, className = '' }: { children: React.ReactNode; className?: string }) {
  return <span className={`flex flex-col gap-1.5 overflow-hidden rounded-control border border-border bg-surface-raised p-3 ${className}`}>{children}</span>
}

export function ConnectPicture() {
  return (
    <span className="flex items-center">
      <Sheet className="w-24">
        <span className="h-1.5 w-10 rounded-full bg-border-strong" />
        <span className={`h-1.5 w-full ${line}`} />
        <span className={`h-1.5 w-14 ${line}`} />
      </Sheet>
      <span className="w-7 border-t border-dashed border-strong" />
      <span className="flex size-10 items-center justify-center rounded-full border border-border bg-surface-raised">
        <svg viewBox="0 0 24 24" className="size-6" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round"><circle cx="7" cy="12" r="3.5" fill="currentColor" /><path d="M11 12h10M17.5 12v3M20.5 12v2" /></svg>
      </span>
      <span className="w-4 border-t border-dashed border-strong" />
      <span className="flex flex-col gap-1">
        {(['teal', 'plum', 'orange'] as const).map((color) => <span key={color} className={`client-${color} size-5 rounded-control bg-client-edge`} />)}
      </span>
    </span>
  )
}

export function SandboxPicture() {
  return (
    <span className="flex gap-2">
      {(['teal', 'orange'] as const).map((color, index) => (
        <span key={color} className={`client-${color} flex h-20 w-24 flex-col overflow-hidden rounded-control border border-border bg-surface-raised`}>
          <span className="h-4 border-l-4 border-client-edge bg-client-tint-strong" />
          <span className="flex flex-col gap-1.5 p-2.5">
            {index === 0
              ? <><span className="h-1.5 w-10 rounded-full bg-border-strong" /><span className={`h-1.5 w-full ${line}`} /><span className={`h-1.5 w-14 ${line}`} /></>
              : <><span className="flex gap-1">{[1, 2, 3].map((n) => <span key={n} className="size-5 rounded-small bg-border" />)}</span><span className={`h-1.5 w-12 ${line}`} /></>}
          </span>
        </span>
      ))}
    </span>
  )
}

export function WritePicture() {
  return (
    <Sheet className="w-38 gap-2 p-3.5">
      <span className="h-1.5 w-16 rounded-full bg-text" />
      <span className={`h-1.5 w-full ${line}`} />
      <span className={`h-1.5 w-26 ${line}`} />
      <span className="flex items-center gap-1"><span className={`h-1.5 w-10 ${line}`} /><span className="h-4 w-0.5 bg-focus" /></span>
    </Sheet>
  )
}
