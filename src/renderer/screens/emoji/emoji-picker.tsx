import { Smile } from 'lucide-react'
import { useRef } from 'react'
import { IconButton, PopoverPanel } from '../../components/ui/index.ts'
import { emojiWords } from '../../strings/emoji.ts'
import { caretOf, typeInto } from '../writing/type-into.ts'
import type { WritingField } from '../writing/type-into.ts'
import { EmojiPanel } from './emoji-panel.tsx'

export const EMOJI_KEYS = 'Mod+Shift+E'

export interface EmojiPickerProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Where it goes: the field that was written in last. */
  field: () => WritingField | null
}

export function EmojiPicker({ isOpen, onOpenChange, field }: EmojiPickerProps) {
  /** The field that was written in when it opened, though others take the focus meanwhile. */
  const target = useRef<WritingField | null>(null)
  const chosen = useRef<string | null>(null)
  const isTyping = useRef(false)

  function put(text: string): void {
    const element = target.current
    if (element === null || !element.isConnected) return
    const { start, end } = caretOf(element)
    typeInto(element, text, start, end)
  }

  return (
    <PopoverPanel
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={<IconButton label={emojiWords.open} icon={Smile} shortcut={EMOJI_KEYS} aria-keyshortcuts="Control+Shift+E Meta+Shift+E" />}
      label={emojiWords.open}
      onOpenAutoFocus={() => { target.current = field() }}
      // Shift puts one in and goes on: the text has the focus for that moment.
      onFocusOutside={(event) => { if (isTyping.current) event.preventDefault() }}
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        const text = chosen.current
        chosen.current = null
        if (text !== null) put(text)
        else if (target.current?.isConnected === true) target.current.focus({ preventScroll: true })
      }}
      className="h-95 w-90"
    >
      <EmojiPanel
        onPick={(text, isGoingOn) => {
          if (!isGoingOn) {
            chosen.current = text
            return onOpenChange(false)
          }
          const back = document.activeElement
          isTyping.current = true
          put(text)
          if (back instanceof HTMLElement) back.focus({ preventScroll: true })
          isTyping.current = false
        }}
      />
    </PopoverPanel>
  )
}
