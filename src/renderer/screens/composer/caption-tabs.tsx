import { Tabs } from 'radix-ui'
import { useDeferredValue, useMemo } from 'react'
import { countCaption, countGraphemes, fullness } from '../../../domain/captions/index.ts'
import type { Count } from '../../../domain/captions/index.ts'
import type { Platform, PostType } from '../../../domain/post-types.ts'
import { PlatformIcon } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { captionIn, differs } from '../../stores/draft-editor-edits.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { countInWords, countParts } from '../../strings/checks.ts'
import { common } from '../../strings/common.ts'
import { composerWords } from '../../strings/composer.ts'
import { FULLNESS } from './fullness.ts'
import { PostTypesButton } from './post-types-button.tsx'
import { useEditor } from './use-draft-editor.ts'

interface CaptionTabsProps {
  editor: DraftEditor
  platforms: readonly Platform[]
  tab: CaptionTab
  onTab: (tab: CaptionTab) => void
  panelId: string
  isChoosing: boolean
  onChoosing: (isChoosing: boolean) => void
}

/** One tab for the shared caption and one for each network, each with its length; at the end, where it goes. */
export function CaptionTabs({ editor, platforms, tab, onTab, panelId, isChoosing, onChoosing }: CaptionTabsProps) {
  // With many networks on a narrow window the glyphs have to do; the tab that is open keeps its name, and a limit that is near stays.
  const narrow = platforms.length > 4 ? '@max-[800px]:group-data-[state=inactive]:hidden' : platforms.length > 2 ? '@max-[600px]:group-data-[state=inactive]:hidden' : ''
  const narrowLimit = platforms.length > 5 ? '@max-[800px]:group-data-[state=inactive]:hidden' : platforms.length > 3 ? '@max-[600px]:group-data-[state=inactive]:hidden' : ''
  return (
    <div className="@container flex shrink-0 items-stretch border-b border-border pr-3 pl-2">
      <Tabs.Root
        value={tab}
        onValueChange={(chosen) => {
          const next = chosen === 'shared' ? 'shared' : platforms.find((one) => one === chosen)
          if (next !== undefined) onTab(next)
        }}
        className="min-w-0 flex-1"
      >
        <Tabs.List aria-label={composerWords.tabs} className="flex overflow-x-auto [scrollbar-width:none]">
          <CaptionTabTrigger editor={editor} tab="shared" panelId={panelId} isCurrent={tab === 'shared'} narrow="" narrowLimit="" />
          {platforms.map((platform) => <CaptionTabTrigger key={platform} editor={editor} tab={platform} panelId={panelId} isCurrent={tab === platform} narrow={narrow} narrowLimit={narrowLimit} />)}
        </Tabs.List>
      </Tabs.Root>
      <PostTypesButton editor={editor} isOpen={isChoosing} onOpenChange={onChoosing} />
    </div>
  )
}

/** A limit of which less is used (part of it) is the first to give way. */
const HALF = 0.5

interface CaptionTabTriggerProps {
  editor: DraftEditor
  tab: CaptionTab
  panelId: string
  isCurrent: boolean
  /** What hides the name, and the limit, where there is no room for them. */
  narrow: string
  narrowLimit: string
}

function CaptionTabTrigger({ editor, tab, panelId, isCurrent, narrow, narrowLimit }: CaptionTabTriggerProps) {
  const text = useEditor(editor, (state) => captionIn(state.content, tab))
  const isOwn = useEditor(editor, (state) => tab !== 'shared' && differs(state.content, tab))
  const postTypes = useEditor(editor, (state) => state.content.postTypes)
  const later = useDeferredValue(text)
  const count = useMemo(() => countIn(tab, later, postTypes), [tab, later, postTypes])
  const full = fullness(count)
  const [used, limit] = countParts(count)
  const name = tab === 'shared' ? composerWords.shared : common.networks[tab]
  return (
    <Tabs.Trigger
      value={tab}
      title={name}
      aria-controls={isCurrent ? panelId : undefined}
      className="group relative flex shrink-0 flex-col justify-center gap-0.5 px-2 pt-1.5 pb-2 text-left outline-offset-[-2px] after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 data-[state=active]:after:bg-action"
    >
      <span className="sr-only">{[name, isOwn && composerWords.differs, countInWords(count)].filter(Boolean).join(', ')}</span>
      <span aria-hidden className="flex items-center gap-1.5 text-13 leading-4 text-muted group-hover:text-text group-data-[state=active]:font-medium group-data-[state=active]:text-text">
        {tab !== 'shared' && <PlatformIcon platform={tab} />}
        <span className={narrow}>{name}</span>
        {isOwn && <span className="size-1.5 rounded-full bg-action" />}
      </span>
      <span aria-hidden data-full={full} className={classes('text-12 leading-4 whitespace-nowrap tabular-nums', FULLNESS[full])}>{used}<span className={count.fraction < HALF ? narrowLimit : ''}>{limit}</span></span>
    </Tabs.Trigger>
  )
}

/** The shared text goes to networks that count in their own ways; it is counted as a person would. */
function countIn(tab: CaptionTab, text: string, postTypes: readonly PostType[]): Count {
  return tab === 'shared' ? { count: countGraphemes(text), unit: 'utf16', limit: null, fraction: 0, over: 0 } : countCaption(text, tab, postTypes)
}
