import { CalendarDays, CircleCheck, FilterX, HardDrive, Search, Star, Tag, X } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { ReactNode } from 'react'
import type { LibraryFilter } from '../../../contract/schemas/media.ts'
import { IconButton, Menu } from '../../components/ui/index.ts'
import type { Icon, MenuItem } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { formatNumber } from '../../lib/time.ts'
import { isFiltered } from '../../stores/media-library.ts'
import type { LibraryOverview } from '../../stores/media-library.ts'
import { useServices } from '../../stores/services-context.tsx'
import { filterWords as words } from '../../strings/media-library.ts'
import { POST_TYPES } from '../../../domain/post-types.ts'
import { formInText } from '../../strings/send.ts'
import { FITS } from './filter-ranges.ts'
import { SIZES, WHENS, sizeOf, sizeRange, whenOf, whenRange } from './filter-ranges.ts'
import type { SizeName, WhenName } from './filter-ranges.ts'

export interface FilterBarProps {
  filter: LibraryFilter
  overview: LibraryOverview | null
  onFilter: (filter: LibraryFilter) => void
}

/** Narrows the grid down. Every choice is a button that says what is chosen. */
export function FilterBar({ filter, overview, onFilter }: FilterBarProps) {
  const { timing } = useServices()
  const set = (part: Partial<LibraryFilter>) => onFilter({ ...filter, ...part })
  const counted = (name: string, count: number | undefined) => (count === undefined || count === 0 || filter.trashed ? name : words.withCount(name, count))
  const kinds = (['all', 'image', 'video'] as const).map((kind) => ({ kind, isOn: (filter.kind ?? 'all') === kind }))
  const when = whenOf(filter, timing.now())
  const size = sizeOf(filter)
  const tags: (MenuItem | 'separator')[] = [
    { label: words.anyTag, checked: filter.tag == null, onSelect: () => set({ tag: null }) },
    ...(overview !== null && overview.tags.length > 0 ? ['separator' as const] : []),
    ...(overview?.tags ?? []).map(({ tag, count }): MenuItem => ({ label: tag, hint: formatNumber(count), checked: filter.tag?.toLocaleLowerCase() === tag.toLocaleLowerCase(), onSelect: () => set({ tag }) })),
  ]
  const fit = filter.fit ?? null
  const fits: (MenuItem | 'separator')[] = [
    { label: words.anyFit, checked: fit === null, onSelect: () => set({ fit: null }) },
    // How, once it is said for what.
    ...(fit === null ? [] : ['separator' as const, ...FITS.map((verdict): MenuItem => ({ label: words.fits[verdict], checked: fit.verdict === verdict, onSelect: () => set({ fit: { ...fit, verdict } }) }))]),
    'separator',
    ...POST_TYPES.map((postType): MenuItem => ({ label: formInText(postType), checked: fit?.postType === postType, onSelect: () => set({ fit: { postType, verdict: fit?.verdict ?? 'fits' } }) })),
  ]
  return (
    <div role="group" aria-label={words.bar} className="flex min-h-11 shrink-0 flex-wrap items-center gap-1 border-b border-subtle px-4 py-1.5">
      <div role="group" aria-label={words.kind} className="flex rounded-control bg-surface-active p-0.5">
        {kinds.map(({ kind, isOn }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={isOn}
            onClick={() => set({ kind: kind === 'all' ? null : kind })}
            className={classes('h-6 rounded-small px-2 text-12', isOn ? 'bg-surface font-medium text-text' : 'text-muted hover:text-text')}
          >
            {words.kinds[kind]}
          </button>
        ))}
      </div>
      <Toggle isOn={filter.used === false} onPress={() => set({ used: filter.used === false ? null : false })}>{counted(words.unused, overview?.unused)}</Toggle>
      <Toggle icon={Star} isOn={filter.starred === true} onPress={() => set({ starred: filter.starred === true ? null : true })}>{counted(words.starred, overview?.starred)}</Toggle>
      <Menu label={words.tag} items={tags} trigger={<Choice icon={Tag} isOn={filter.tag != null}>{filter.tag ?? words.tag}</Choice>} />
      <Menu
        label={words.when}
        items={WHENS.map((one: WhenName) => ({ label: words.whens[one], checked: one === when, onSelect: () => set(whenRange(one, timing.now())) }))}
        trigger={<Choice icon={CalendarDays} isOn={when !== 'any'}>{when === 'any' ? words.when : words.whens[when]}</Choice>}
      />
      <Menu
        label={words.size}
        items={SIZES.map((one: SizeName) => ({ label: words.sizes[one], checked: one === size, onSelect: () => set(sizeRange(one)) }))}
        trigger={<Choice icon={HardDrive} isOn={size !== 'any'}>{size === 'any' ? words.size : words.sizes[size]}</Choice>}
      />
      <Menu label={words.fit} items={fits} trigger={<Choice icon={CircleCheck} isOn={filter.fit != null}>{filter.fit == null ? words.fit : words.fitting(formInText(filter.fit.postType), filter.fit.verdict)}</Choice>} />
      <div className="flex min-w-24 flex-1 basis-24 items-center gap-0.5">
        <TextFilter text={filter.text ?? ''} onText={(text) => set({ text: text === '' ? null : text })} />
        {/* Its place is kept, so that nothing moves when it comes. */}
        <IconButton size="sm" label={words.clearAll} icon={FilterX} className={isFiltered(filter) ? undefined : 'invisible'} onClick={() => onFilter({ trashed: filter.trashed })} />
      </div>
    </div>
  )
}

/** After the last key (ms). */
const PAUSE_MS = 150

function TextFilter({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { timing } = useServices()
  const [typed, setTyped] = useState(text)
  useEffect(() => setTyped(text), [text])
  const tell = useEffectEvent(onText)
  useEffect(() => (typed === text ? undefined : timing.after(PAUSE_MS, () => tell(typed.trim() === '' ? '' : typed.slice(0, 500)))), [typed, text, timing])
  return (
    <div className="relative min-w-0 flex-1">
      <Search className="pointer-events-none absolute top-1.5 left-2 size-4 text-icon" aria-hidden />
      <input
        type="search"
        aria-label={words.text}
        placeholder={words.textShort}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || typed === '') return
          event.preventDefault()
          event.stopPropagation()
          setTyped('')
          onText('')
        }}
        className="h-7 w-full min-w-0 rounded-control border border-border bg-surface-field pr-6 pl-7 text-13 hover:border-strong focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== '' && <IconButton size="sm" label={words.clear} icon={X} className="absolute top-0.5 right-0.5" onClick={() => { setTyped(''); onText('') }} />}
    </div>
  )
}

const BOX = 'inline-flex h-7 max-w-40 shrink-0 items-center gap-1 rounded-control px-1.5 text-12 transition-colors'
const look = (isOn: boolean) => (isOn ? 'bg-client-tint-strong font-medium text-client-ink' : 'text-text hover:bg-surface-hover')

function Toggle({ isOn, icon: ToggleIcon, onPress, children }: { isOn: boolean; icon?: Icon; onPress: () => void; children: string }) {
  return (
    <button type="button" aria-pressed={isOn} onClick={onPress} className={classes(BOX, look(isOn))}>
      {ToggleIcon !== undefined && <ToggleIcon className="size-3.5 shrink-0" aria-hidden />}
      <span className="truncate">{children}</span>
    </button>
  )
}

interface ChoiceProps extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  isOn: boolean
  icon: Icon
  children: ReactNode
  ref?: React.Ref<HTMLButtonElement>
}

function Choice({ isOn, icon: ChoiceIcon, children, ...rest }: ChoiceProps) {
  return (
    <button {...rest} type="button" className={classes(BOX, look(isOn))}>
      <ChoiceIcon className="size-3.5 shrink-0" aria-hidden />
      <span className="truncate">{children}</span>
    </button>
  )
}
