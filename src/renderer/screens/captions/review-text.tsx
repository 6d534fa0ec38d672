import { Badge, Checkbox, PlatformIcon } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { Platform, PostType } from '../../../domain/post-types.ts'
import type { ReviewItem } from '../../stores/captions-review.ts'
import { reviewWords } from '../../strings/captions.ts'
import { common } from '../../strings/common.ts'
import { TextCount } from './text-count.tsx'

export interface ReviewTextProps {
  item: ReviewItem
  postTypes: readonly PostType[]
  isDisabled: boolean
  onTick: (isTicked: boolean) => void
}

/** One network: its new text over the present one, and whether it is put in. */
export function ReviewText({ item, postTypes, isDisabled, onTick }: ReviewTextProps) {
  const network = common.networks[item.platform]
  const isSame = item.stand === 'same'
  const place = { platform: item.platform, postTypes }
  return (
    <li data-network={item.platform} className="border-b border-subtle px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Checkbox
          name={reviewWords.take(network)}
          checked={item.isChosen}
          disabled={isSame || isDisabled}
          onChange={onTick}
          label={<span className="flex items-center gap-2 font-medium"><PlatformIcon platform={item.platform} />{network}</span>}
        />
        <span className="flex flex-1 justify-end gap-2">
          {item.stand === 'edited' && <Badge tone="warn">{reviewWords.edited}</Badge>}
          {isSame && <Badge>{reviewWords.same}</Badge>}
          {!item.isInDraft && <Badge>{reviewWords.elsewhere}</Badge>}
        </span>
      </div>
      {item.stand === 'edited' && !item.isChosen && <p className="pl-6.5 text-12 text-muted">{reviewWords.editedHint}</p>}
      <div className="mt-2 flex flex-col gap-2 pl-6.5">
        <Text {...place} label={isSame ? reviewWords.now : reviewWords.fresh} text={item.text} title={item.title} isStrong={item.isChosen || isSame} />
        {!isSame && <Text {...place} label={reviewWords.now} text={item.now} title={item.title === null ? null : item.nowTitle} isStrong={!item.isChosen} />}
      </div>
    </li>
  )
}

interface TextProps {
  label: string
  text: string
  title: string | null
  platform: Platform
  postTypes: readonly PostType[]
  isStrong: boolean
}

/** The one that will stand there is in ink, the other one quiet. */
function Text({ label, text, title, platform, postTypes, isStrong }: TextProps) {
  const isEmpty = text.trim() === ''
  return (
    <div className={classes('rounded-control border p-2.5', isStrong ? 'border-border bg-surface-field' : 'border-subtle text-muted')}>
      <p className="flex justify-between text-12 text-muted">
        <span className="font-medium">{label}</span>
        {!isEmpty && <TextCount text={text} platform={platform} postTypes={postTypes} />}
      </p>
      {title !== null && title.trim() !== '' && <p className="font-medium break-words selectable">{reviewWords.titleOf(title)}</p>}
      {isEmpty ? <p>{reviewWords.nowEmpty}</p> : <p className="max-h-60 overflow-y-auto break-words whitespace-pre-wrap selectable">{text}</p>}
    </div>
  )
}
