/** What the composer checks in a draft, as facts without words: problems first, each with its place in the draft. */
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { CAPTION_LIMITS, YOUTUBE_REFUSES, countCaption, countTitle, fittingLength, hashtagLimit, hashtagsIn } from '../../../domain/captions/index.ts'
import type { Unit } from '../../../domain/captions/index.ts'
import { captionFor, platformsOf } from '../../../domain/draft-content.ts'
import type { DraftContent } from '../../../domain/draft-content.ts'
import { verdict, verdictOfSet } from '../../../domain/media/index.ts'
import { needsTitle, platformOf } from '../../../domain/post-types.ts'
import type { Platform, PostType } from '../../../domain/post-types.ts'
import { wantsMedia } from '../../../domain/sends/index.ts'
import { groupUnfit } from '../../lib/unfit-files.ts'
import type { UnfitFiles } from '../../lib/unfit-files.ts'
import type { CaptionTab } from '../../stores/draft-editor-edits.ts'

export type KnownMedia = Readonly<Record<string, MediaItem>>

/** `problem`: the service or a network would refuse it. `note`: worth a look. */
export type Check = { key: string; level: 'problem' | 'note' } & (
  | { kind: 'too-long'; platform: Platform; over: number; unit: Unit; canUseShared: boolean }
  | { kind: 'hashtags'; platform: Platform; count: number; max: number }
  | { kind: 'signs'; where: 'title' | 'caption' }
  | { kind: 'title-missing' }
  | { kind: 'title-too-long'; over: number }
  | { kind: 'nothing'; platforms: Platform[] }
  | { kind: 'media-needed'; platforms: Platform[] }
  | { kind: 'files-gone'; mediaIds: string[] }
  | { kind: 'files-unfit'; unfit: UnfitFiles }
  | { kind: 'alt-missing'; mediaIds: string[] }
  | { kind: 'not-connected'; platforms: Platform[] }
)

/** Where a check leads to: a caption or the title with a part of it marked, or a file. */
export type Place =
  | { kind: 'caption'; tab: CaptionTab; start: number; end: number }
  | { kind: 'title'; start: number; end: number }
  | { kind: 'file'; mediaId: string }

/** `closed`: networks that are, as far as known, not connected to the client. */
export function checkDraft(content: DraftContent, media: KnownMedia, closed: readonly Platform[] = []): Check[] {
  if (content.postTypes.length === 0) return []
  const checks = [...connectionChecks(content, closed), ...textChecks(content), ...titleChecks(content), ...presenceChecks(content), ...fileChecks(content, media), ...altChecks(content, media)]
  return [...checks.filter(({ level }) => level === 'problem'), ...checks.filter(({ level }) => level === 'note')]
}

function connectionChecks(content: DraftContent, closed: readonly Platform[]): Check[] {
  const platforms = platformsOf(content).filter((platform) => closed.includes(platform))
  return platforms.length === 0 ? [] : [{ key: 'not-connected', level: 'problem', kind: 'not-connected', platforms }]
}

function textChecks(content: DraftContent): Check[] {
  return platformsOf(content).flatMap((platform) => {
    const checks: Check[] = []
    const text = captionFor(content, platform)
    const { over, unit } = countCaption(text, platform, content.postTypes)
    if (over > 0) {
      // Where the shared text is this one, it does not fit either.
      const canUseShared = countCaption(content.shared, platform, content.postTypes).over === 0
      checks.push({ key: `too-long ${platform}`, level: 'problem', kind: 'too-long', platform, over, unit, canUseShared })
    }
    const max = hashtagLimit(platform, content.postTypes)?.max
    const count = max === undefined || text.split(/[#＃]/u, max + 2).length <= max + 1 ? 0 : hashtagsIn(text).length
    if (max !== undefined && count > max) checks.push({ key: `hashtags ${platform}`, level: 'note', kind: 'hashtags', platform, count, max })
    if (platform === 'youtube' && YOUTUBE_REFUSES.test(text)) checks.push({ key: 'signs caption', level: 'problem', kind: 'signs', where: 'caption' })
    return checks
  })
}

function titleChecks(content: DraftContent): Check[] {
  const titled = content.postTypes.find(needsTitle)
  if (titled === undefined) return []
  const title = content.youtubeTitle.trim()
  if (title === '') return [{ key: 'title-missing', level: 'problem', kind: 'title-missing' }]
  const checks: Check[] = []
  const { over } = countTitle(title, titled)
  if (over > 0) checks.push({ key: 'title-too-long', level: 'problem', kind: 'title-too-long', over })
  if (YOUTUBE_REFUSES.test(title)) checks.push({ key: 'signs title', level: 'problem', kind: 'signs', where: 'title' })
  return checks
}

function presenceChecks(content: DraftContent): Check[] {
  if (content.mediaIds.length > 0) return []
  const platformsWith = (test: (postType: PostType) => boolean) => [...new Set(content.postTypes.filter(test).map(platformOf))]
  const needed = platformsWith(wantsMedia)
  const nothing = platformsWith((postType) => !wantsMedia(postType) && captionFor(content, platformOf(postType)).trim() === '')
  const checks: Check[] = []
  if (nothing.length > 0) checks.push({ key: 'nothing', level: 'problem', kind: 'nothing', platforms: nothing })
  if (needed.length > 0) checks.push({ key: 'media-needed', level: 'note', kind: 'media-needed', platforms: needed })
  return checks
}

function fileChecks(content: DraftContent, media: KnownMedia): Check[] {
  const gone = content.mediaIds.filter((id) => media[id] === undefined)
  const files = content.mediaIds.flatMap((id) => media[id] ?? [])
  const unfit = groupUnfit(content.postTypes.flatMap((postType) => [
    ...files.flatMap((item) => verdict(item, postType).reasons.map((reason) => ({ postType, item, reason }))),
    ...verdictOfSet(files, postType).reasons.map((reason) => ({ postType, item: null, reason })),
  ]))
  const checks = unfit.map((one): Check => ({ key: `files-unfit ${one.key}`, level: one.reason.verdict === 'refused' ? 'problem' : 'note', kind: 'files-unfit', unfit: one }))
  return gone.length === 0 ? checks : [{ key: 'files-gone', level: 'problem', kind: 'files-gone', mediaIds: gone }, ...checks]
}

function altChecks(content: DraftContent, media: KnownMedia): Check[] {
  const mediaIds = content.mediaIds.filter((id) => media[id]?.kind === 'image' && media[id].alt.trim() === '')
  return mediaIds.length === 0 ? [] : [{ key: 'alt-missing', level: 'note', kind: 'alt-missing', mediaIds }]
}

/** The place of a check in the draft as it is now. Null where there is nothing to look at, only something to do. */
export function placeOf(check: Check, content: DraftContent): Place | null {
  switch (check.kind) {
    case 'too-long': {
      const text = captionFor(content, check.platform)
      const max = countCaption(text, check.platform, content.postTypes).limit ?? Infinity
      return { kind: 'caption', tab: check.platform, start: fittingLength(text, check.unit, max), end: text.length }
    }
    case 'hashtags': {
      const tags = hashtagsIn(captionFor(content, check.platform))
      const first = tags[check.max] ?? tags.at(-1)
      return { kind: 'caption', tab: check.platform, start: first?.start ?? 0, end: tags.at(-1)?.end ?? 0 }
    }
    case 'signs': {
      const text = check.where === 'title' ? content.youtubeTitle : captionFor(content, 'youtube')
      const at = Math.max(0, text.search(YOUTUBE_REFUSES))
      return check.where === 'title' ? { kind: 'title', start: at, end: at + 1 } : { kind: 'caption', tab: 'youtube', start: at, end: at + 1 }
    }
    case 'title-missing': return { kind: 'title', start: 0, end: content.youtubeTitle.length }
    case 'title-too-long': {
      // Space at the ends is not sent, and not counted.
      const before = content.youtubeTitle.length - content.youtubeTitle.trimStart().length
      const max = CAPTION_LIMITS['youtube-video'].title?.max ?? Infinity
      return { kind: 'title', start: before + fittingLength(content.youtubeTitle.trim(), 'utf16', max), end: content.youtubeTitle.length }
    }
    case 'nothing': {
      const isShared = check.platforms.some((platform) => content.variants[platform] === undefined)
      return { kind: 'caption', tab: isShared ? 'shared' : (check.platforms[0] ?? 'shared'), start: 0, end: 0 }
    }
    case 'files-unfit': {
      const [first] = check.unfit.items
      return first === undefined ? null : { kind: 'file', mediaId: first.id }
    }
    case 'media-needed':
    case 'files-gone':
    case 'alt-missing':
    case 'not-connected': return null
  }
}
