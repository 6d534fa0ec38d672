import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import { editedFile, verdictsAfter } from '../../../../domain/media/index.ts'
import type { EditRecipe, EditedFile } from '../../../../domain/media/index.ts'
import type { PostType } from '../../../../domain/post-types.ts'
import { reasonWords, verdictNames } from '../../../strings/media-library.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { formInText } from '../../../strings/send.ts'

const ICONS = { fits: Check, warns: TriangleAlert, refused: CircleAlert } as const
const COLORS = { fits: 'text-icon', warns: 'text-warn-icon', refused: 'text-danger-icon' } as const

/** What each network would say of what the recipe makes, while it is being changed. */
export function EditVerdicts({ recipe, file, postTypes }: { recipe: EditRecipe; file: EditedFile; postTypes: readonly PostType[] }) {
  const after = editedFile(recipe, file)
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-medium">{words.verdicts}</h3>
      <ul className="flex flex-col gap-1">
        {verdictsAfter(recipe, file, postTypes).map(({ postType, verdict, reasons }) => {
          const Icon = ICONS[verdict]
          return (
            <li key={postType} data-verdict={verdict} data-post-type={postType} className="flex gap-2">
              <Icon className={`mt-0.5 size-4 shrink-0 ${COLORS[verdict]}`} aria-hidden />
              <div className="min-w-0 flex-1">
                <p>{formInText(postType)} <span className="sr-only">{verdictNames[verdict]}</span></p>
                {reasons.map((reason) => <p key={reason.code} className="text-12 text-muted">{reasonWords(reason, after)}</p>)}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
