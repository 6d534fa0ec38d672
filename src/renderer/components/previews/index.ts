/** How posts will look on their networks. */
export { PostPreview } from './post-preview.tsx'
export type { PreviewProps } from './types.ts'
