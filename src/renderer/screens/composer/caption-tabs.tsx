import { Tabs } from 'radix-ui'
import { useDeferredValue, useMemo } from 'react'
import { countGraphemes } from '../../../domain/captions/index.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { PlatformIcon } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { captionIn, differs } from '../../stores/draft-editor-edits.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'
import { common } from '../../strings/common.ts'
import { composerWords } from '../../strings/composer.ts'
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
  // With many networks on a narrow window the glyphs have to do; the tab that is open keeps its name.
  const narrow = platforms.length > 4 ? '@max-[800px]:group-data-[state=inactive]:hidden' : platforms.length > 2 ? '@max-[600px]:group-data-[state=inactive]:hidden' : ''
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
          <CaptionTabTrigger editor={editor} tab="shared" panelId={panelId} isCurrent={tab === 'shared'} narrow="" />
          {platforms.map((platform) => <CaptionTabTrigger key={platform} editor={editor} tab={platform} panelId={panelId} isCurrent={tab === platform} narrow={narrow} />)}
        </Tabs.List>
      </Tabs.Root>
      <PostTypesButton editor={editor} isOpen={isChoosing} onOpenChange={onChoosing} />
    </div>
  )
}

function CaptionTabTrigger({ editor, tab, panelId, isCurrent, narrow }: { editor: DraftEditor; tab: CaptionTab; panelId: string; isCurrent: boolean; narrow: string }) {
  const text = useEditor(editor, (state) => captionIn(state.content, tab))
  const isOwn = useEditor(editor, (state) => tab !== 'shared' && differs(state.content, tab))
  const later = useDeferredValue(text)
  const count = useMemo(() => countGraphemes(later), [later])
  const name = tab === 'shared' ? composerWords.shared : common.networks[tab]
  return (
    <Tabs.Trigger
      value={tab}
      title={name}
      aria-controls={isCurrent ? panelId : undefined}
      aria-label={[name, isOwn && composerWords.differs, composerWords.characters(count)].filter(Boolean).join(', ')}
      className="group relative flex shrink-0 flex-col justify-center gap-0.5 px-2 pt-1.5 pb-2 text-left outline-offset-[-2px] after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 data-[state=active]:after:bg-action"
    >
      <span className="flex items-center gap-1.5 text-13 leading-4 text-muted group-hover:text-text group-data-[state=active]:font-medium group-data-[state=active]:text-text">
        {tab !== 'shared' && <PlatformIcon platform={tab} />}
        <span className={narrow}>{name}</span>
        {isOwn && <span className="size-1.5 rounded-full bg-action" aria-hidden />}
      </span>
      <span className="text-12 leading-4 text-muted tabular-nums">{composerWords.count(count)}</span>
    </Tabs.Trigger>
  )
}
