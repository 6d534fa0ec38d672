import { useStore } from 'zustand'
import { Menu } from '../../components/ui/index.ts'
import { useServices } from '../../stores/services-context.tsx'
import { emojiWords } from '../../strings/emoji.ts'
import { TONES } from './emoji-data.ts'

/** A raised hand in each tone. */
const HANDS = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'] as const

/** Remembered for all that have a tone. */
export function ToneButton() {
  const { emoji } = useServices()
  const tone = useStore(emoji.used, (state) => state.tone)
  return (
    <Menu
      align="end"
      label={emojiWords.tone}
      trigger={(
        <button type="button" aria-label={`${emojiWords.tone}: ${emojiWords.tones[tone] ?? ''}`} title={emojiWords.tone} className="flex size-8 shrink-0 items-center justify-center rounded-control text-18 hover:bg-surface-hover">
          <span aria-hidden>{HANDS[tone]}</span>
        </button>
      )}
      items={TONES.map((one) => ({ label: emojiWords.tones[one] ?? '', leading: <span aria-hidden className="text-18">{HANDS[one]}</span>, checked: one === tone, onSelect: () => emoji.used.getState().setTone(one) }))}
    />
  )
}
