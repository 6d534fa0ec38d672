import { useMemo } from 'react'
import { countCaption, fullness } from '../../../domain/captions/index.ts'
import type { Platform, PostType } from '../../../domain/post-types.ts'
import { classes } from '../../lib/classes.ts'
import { countWords } from '../../strings/captions.ts'

const LOOK = { fits: 'text-muted', near: 'text-warn-text', over: 'font-medium text-danger-text' } as const

/** How long a text is, as its network counts. */
export function TextCount({ text, platform, postTypes }: { text: string; platform: Platform; postTypes: readonly PostType[] }) {
  const count = useMemo(() => countCaption(text, platform, postTypes), [text, platform, postTypes])
  return <span className={classes('text-12 tabular-nums', LOOK[fullness(count)])}>{countWords(count.count, count.limit)}</span>
}
