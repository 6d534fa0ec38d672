/** Two states of a text, or of a row of files, and what is different between them. */
export { DiffText } from './diff-text.tsx'
export { DiffFiles } from './diff-files.tsx'
export { diffFiles, diffTexts, summarize } from './diff-texts.ts'
export type { DiffFile, DiffPart, DiffSummary } from './diff-texts.ts'
