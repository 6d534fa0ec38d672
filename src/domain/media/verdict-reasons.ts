/** Why a file may not fit a post type. */
export const VERDICT_REASONS = [
  'kind', 'format', 'size', 'too-short', 'too-long', 'too-narrow', 'too-wide', 'too-few-pixels', 'too-many-pixels', 'too-many-files', 'mixed-kinds', 'unreadable', 'animation',
] as const
export type VerdictReason = (typeof VERDICT_REASONS)[number]
