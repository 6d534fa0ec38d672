import { Eye } from 'lucide-react'
import { memo, useMemo, useState } from 'react'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { captionFor, platformsOf } from '../../../domain/draft-content.ts'
import type { DraftContent } from '../../../domain/draft-content.ts'
import { platformOf } from '../../../domain/post-types.ts'
import type { Platform, PostType } from '../../../domain/post-types.ts'
import { PostPreview } from '../../components/previews/index.ts'
import type { PreviewProps } from '../../components/previews/index.ts'
import { PlatformIcon, Tabs } from '../../components/ui/index.ts'
import { common } from '../../strings/common.ts'
import { previewWords } from '../../strings/previews.ts'
import { FORMS } from '../../strings/send.ts'
import type { KnownMedia } from './checks-facts.ts'

interface PreviewListProps {
  workspace: WorkspaceView
  content: DraftContent
  media: KnownMedia
}

/** Each network of a draft, as its post would look there. */
export const PreviewList = memo(function PreviewList({ workspace, content, media }: PreviewListProps) {
  const { name, color, id } = workspace
  const client = useMemo(() => ({ name, color }), [name, color])
  const { mediaIds, postTypes } = content
  const files = useMemo(() => mediaIds.flatMap((one) => media[one] ?? []), [mediaIds, media])
  if (postTypes.length === 0) {
    return (
      <div className="flex flex-col items-center gap-3 px-4 py-12 text-center text-muted">
        <Eye className="size-5 text-icon" aria-hidden />
        <p>{previewWords.nothing}</p>
      </div>
    )
  }
  return platformsOf(content).map((platform) => (
    <NetworkPreview
      key={platform}
      platform={platform}
      postTypes={postTypes}
      workspaceId={id}
      client={client}
      text={captionFor(content, platform)}
      title={platform === 'youtube' ? content.youtubeTitle : ''}
      media={files}
    />
  ))
})

interface NetworkPreviewProps extends Omit<PreviewProps, 'postType'> {
  platform: Platform
  /** Of all networks. */
  postTypes: readonly PostType[]
}

/** One network; with several forms of it, one at a time. What has not changed is not drawn again while one writes. */
const NetworkPreview = memo(function NetworkPreview({ platform, postTypes, ...props }: NetworkPreviewProps) {
  const [wanted, setWanted] = useState<PostType | null>(null)
  const forms = postTypes.filter((one) => platformOf(one) === platform)
  const shown = forms.find((one) => one === wanted) ?? forms[0]
  if (shown === undefined) return null
  const preview = <PostPreview key={shown} postType={shown} {...props} />
  return (
    <section aria-label={common.networks[platform]} data-network={platform} className="flex flex-col gap-2">
      <h3 className="flex items-center gap-1.5 text-12 font-medium text-muted"><PlatformIcon platform={platform} />{common.networks[platform]}</h3>
      {forms.length === 1 ? preview : (
        <Tabs look="pill" label={previewWords.forms(common.networks[platform])} value={shown} onChange={setWanted} tabs={forms.map((form) => ({ value: form, label: FORMS[form] }))} className="flex flex-col items-start gap-2 *:last:w-full">
          {preview}
        </Tabs>
      )}
    </section>
  )
})
