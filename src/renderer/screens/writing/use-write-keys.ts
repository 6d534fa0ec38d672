/** The keys of the writing aids, and the field they write into. */
import { useRef } from 'react'
import type { FocusEvent, KeyboardEvent, RefObject } from 'react'
import { isModShift } from '../../lib/keys.ts'
import type { WriteTool } from './write-tools.tsx'
import type { WritingField } from './type-into.ts'

const KEYS: Record<string, WriteTool> = { e: 'emoji', s: 'snippets' }

/** The tool that a key asks for. */
export function toolFor(event: KeyboardEvent): WriteTool | null {
  return isModShift(event) ? (KEYS[event.key.toLowerCase()] ?? null) : null
}

/** Fields marked with `data-writing` are written in; the last one is remembered while something else has the focus. */
export function useLastField(): { last: RefObject<WritingField | null>; onFocus: (event: FocusEvent) => void } {
  const last = useRef<WritingField | null>(null)
  return {
    last,
    onFocus(event) {
      const { target } = event
      if ((target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && target.dataset['writing'] !== undefined) last.current = target
    },
  }
}
