import { useEffect, useState } from 'react'
import type { Emoji } from './emoji-data.ts'
import { loadEmoji } from './load-emoji.ts'

export type EmojiRead = { phase: 'loading' } | { phase: 'failed' } | { phase: 'ready'; all: readonly Emoji[] }

/** Read once for the window, when they are first wanted. */
export function createEmojiReader(): () => Promise<readonly Emoji[]> {
  let read: Promise<readonly Emoji[]> | null = null
  return () => {
    read ??= loadEmoji().catch((error: unknown) => {
      read = null
      throw error
    })
    return read
  }
}

export function useEmoji(reader: () => Promise<readonly Emoji[]>): EmojiRead {
  const [state, setState] = useState<EmojiRead>({ phase: 'loading' })
  useEffect(() => {
    let isGone = false
    reader().then((all) => { if (!isGone) setState({ phase: 'ready', all }) }, () => { if (!isGone) setState({ phase: 'failed' }) })
    return () => { isGone = true }
  }, [reader])
  return state
}
