/** Every word of the posts: what was sent, and the fate of each item. */
import * as de from './de/posts.ts'
import * as en from './en/posts.ts'
import { inLanguage } from './language.ts'

export type * from './en/posts.ts'
export const { postsWords, itemStatus, failedWords, postSummary, postTitle } = inLanguage(en, de)
