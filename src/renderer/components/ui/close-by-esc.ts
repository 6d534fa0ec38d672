import { createContext } from 'react'

/**
 * How the dialog around closes. A tooltip stands above it and is given the Esc first; it passes it on, so that one press closes
 * both. Null where Esc is none of a tooltip's business: outside dialogs, and in what opens over one.
 */
export const CloseByEsc = createContext<(() => void) | null>(null)
