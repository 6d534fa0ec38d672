import { LoaderCircle } from 'lucide-react'

/** Turns only after 300 ms: what is quick shows no spinner. Its place is kept from the start, so nothing jumps. */
export function Spinner({ label }: { label?: string }) {
  return (
    <span className="inline-flex size-4 animate-late" {...(label === undefined ? { 'aria-hidden': true } : { role: 'status', 'aria-label': label })}>
      <LoaderCircle className="size-4 animate-spin" aria-hidden />
    </span>
  )
}
