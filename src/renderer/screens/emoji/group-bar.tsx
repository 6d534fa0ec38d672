import { Car, Clock, Coffee, Dumbbell, Flag, Hand, Heart, Lightbulb, PawPrint, Smile } from 'lucide-react'
import type { Icon } from '../../components/ui/index.ts'
import { Tooltip } from '../../components/ui/index.ts'
import { emojiWords } from '../../strings/emoji.ts'
import type { EmojiGroup } from './emoji-data.ts'
import type { EmojiRow } from './emoji-rows.ts'

const ICONS: Record<EmojiGroup | 'recent', Icon> = {
  recent: Clock, smileys: Smile, people: Hand, animals: PawPrint, food: Coffee, travel: Car, activities: Dumbbell, objects: Lightbulb, symbols: Heart, flags: Flag,
}

/** A way to each group. By keys, Page Down and the search do as well: it is no stop of Tab's. */
export function GroupBar({ rows, onGo }: { rows: readonly EmojiRow[]; onGo: (row: number) => void }) {
  return (
    <div role="group" aria-label={emojiWords.goTo} className="flex flex-1 justify-between">
      {rows.map((row, at) => {
        if (row.kind !== 'heading' || row.group === 'results') return null
        const GroupIcon = ICONS[row.group]
        const name = row.group === 'recent' ? emojiWords.recent : emojiWords.groups[row.group]
        return (
          <Tooltip key={row.key} text={name} side="top">
            <button type="button" tabIndex={-1} aria-label={name} onMouseDown={(event) => event.preventDefault()} onClick={() => onGo(at)} className="flex size-8 items-center justify-center rounded-control text-icon hover:bg-surface-hover hover:text-text">
              <GroupIcon className="size-4" aria-hidden />
            </button>
          </Tooltip>
        )
      })}
    </div>
  )
}
