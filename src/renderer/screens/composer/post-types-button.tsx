import { ListChecks } from 'lucide-react'
import { PLATFORMS, POST_TYPES, platformOf } from '../../../domain/post-types.ts'
import { Button, Checkbox, PlatformIcon, PopoverPanel } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { togglePostType } from '../../stores/draft-editor-edits.ts'
import { common } from '../../strings/common.ts'
import { composerWords } from '../../strings/composer.ts'
import { FORMS } from '../../strings/send.ts'
import { useEditor } from './use-draft-editor.ts'

/** Where the draft goes and in which form: the twelve post types under their networks. */
export function PostTypesButton({ editor, isOpen, onOpenChange }: { editor: DraftEditor; isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  const chosen = useEditor(editor, (state) => state.content.postTypes)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  return (
    <PopoverPanel
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      label={composerWords.postTypes}
      place="below"
      className="w-100"
      trigger={(
        <Button size="sm" variant={chosen.length === 0 ? 'secondary' : 'ghost'} icon={ListChecks} disabled={isTrashed} className="my-auto ml-2" aria-label={composerWords.postTypes}>
          <span className="@max-[600px]:hidden">{composerWords.postTypes}</span>
        </Button>
      )}
    >
      <div className="min-h-0 overflow-y-auto p-4">
        <p className="text-12 text-muted">{composerWords.postTypesAbout}</p>
        <div className="mt-3 grid grid-cols-2 gap-x-6 gap-y-4">
          {PLATFORMS.map((platform) => (
            <fieldset key={platform} className="min-w-0">
              <legend className="mb-1.5 flex items-center gap-2 font-medium"><PlatformIcon platform={platform} />{common.networks[platform]}</legend>
              <div className="flex flex-col gap-1 pl-5.5">
                {POST_TYPES.filter((one) => platformOf(one) === platform).map((postType) => (
                  <Checkbox
                    key={postType}
                    label={FORMS[postType]}
                    name={`${common.networks[platform]} ${FORMS[postType]}`}
                    checked={chosen.includes(postType)}
                    onChange={() => editor.edit(togglePostType(postType))}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        <p role="status" className="mt-4 border-t border-subtle pt-3 text-12 text-muted tabular-nums">{composerWords.chosen(chosen.length)}</p>
      </div>
    </PopoverPanel>
  )
}
