import { PLATFORMS, POST_TYPES, platformOf } from '../../../domain/post-types.ts'
import { Checkbox, PlatformIcon } from '../../components/ui/index.ts'
import type { Ask } from '../../stores/captions-ask.ts'
import { togglePostType } from '../../stores/captions-form.ts'
import type { AskForm } from '../../stores/captions-form.ts'
import { common } from '../../strings/common.ts'
import { FORMS } from '../../strings/send.ts'

/** The twelve post types under their networks; several of one network share a caption. */
export function AskNetworks({ ask, form, isDisabled }: { ask: Ask; form: AskForm; isDisabled: boolean }) {
  return (
    <div className="grid grid-cols-3 gap-x-4 gap-y-3">
      {PLATFORMS.map((platform) => (
        <fieldset key={platform} className="min-w-0">
          <legend className="mb-1 flex items-center gap-2 text-12 text-muted"><PlatformIcon platform={platform} />{common.networks[platform]}</legend>
          <div className="flex flex-col gap-1">
            {POST_TYPES.filter((one) => platformOf(one) === platform).map((postType) => (
              <Checkbox
                key={postType}
                label={FORMS[postType]}
                name={`${common.networks[platform]} ${FORMS[postType]}`}
                checked={form.postTypes.includes(postType)}
                disabled={isDisabled}
                onChange={() => ask.edit((now) => togglePostType(now, postType))}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
