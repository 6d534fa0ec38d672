import type { Fullness } from '../../../domain/captions/index.ts'

/** How a counter looks. The colour only supports the figures, and what is read aloud. */
export const FULLNESS: Record<Fullness, string> = { fits: 'text-muted', near: 'text-warn-icon', over: 'font-medium text-danger-text' }
