/** What is entered to ask for captions, and what of it PowerPost would refuse. Pure. */
import type { Generation } from '../../contract/schemas/generations.ts'
import type { MediaItem } from '../../contract/schemas/media.ts'
import type { DraftContent } from '../../domain/draft-content.ts'
import { CTA_MAX, MAX_IMAGES, MAX_SOURCES, PROMPT_MAX, PROMPT_MIN } from '../../domain/generations/index.ts'
import type { CaptionsInput, ResearchMode } from '../../domain/generations/index.ts'
import { POST_TYPES } from '../../domain/post-types.ts'
import type { PostType } from '../../domain/post-types.ts'

export interface AskForm {
  prompt: string
  /** Files of the draft that go with it, in the draft's order. */
  mediaIds: string[]
  postTypes: PostType[]
  researchMode: ResearchMode
  writingStyleId: string
  ctaText: string
  /** One address a line, as typed. */
  sources: string
}

export type Kinds = Readonly<Record<string, Pick<MediaItem, 'kind'>>>

export const EMPTY_FORM: AskForm = { prompt: '', mediaIds: [], postTypes: [], researchMode: 'regular', writingStyleId: '', ctaText: '', sources: '' }

/** The parts that a draft knows. Photos first, as many as are taken at once; else its first video. */
export function formOf(content: DraftContent, media: Kinds): Pick<AskForm, 'prompt' | 'mediaIds' | 'postTypes'> {
  const text = content.shared.trim() || Object.values(content.variants).find((variant) => variant.trim() !== '') || content.title
  const of = (kind: MediaItem['kind']) => content.mediaIds.filter((id) => media[id]?.kind === kind)
  const photos = of('image').slice(0, MAX_IMAGES)
  return { prompt: text.trim(), mediaIds: photos.length > 0 ? photos : of('video').slice(0, 1), postTypes: content.postTypes }
}

/** To ask once more for what was asked before. */
export function formOfRequest({ prompt, mediaIds, postTypes, researchMode, writingStyleId, ctaText, sourceUrls }: Generation['request']): AskForm {
  return { prompt: prompt ?? '', mediaIds, postTypes, researchMode, writingStyleId: writingStyleId ?? '', ctaText: ctaText ?? '', sources: sourceUrls.join('\n') }
}

/** Post types and files stay in the order of their lists, however they were ticked. */
export function togglePostType(form: AskForm, postType: PostType): AskForm {
  const chosen = new Set(form.postTypes)
  if (!chosen.delete(postType)) chosen.add(postType)
  return { ...form, postTypes: POST_TYPES.filter((one) => chosen.has(one)) }
}

export function toggleMedia(form: AskForm, mediaId: string, order: readonly string[]): AskForm {
  const chosen = new Set(form.mediaIds)
  if (!chosen.delete(mediaId)) chosen.add(mediaId)
  return { ...form, mediaIds: order.filter((id) => chosen.has(id)) }
}

/** The addresses, without empty lines. */
export function sourcesOf(form: Pick<AskForm, 'sources'>): string[] {
  return form.sources.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
}

export function requestOf(form: AskForm): CaptionsInput {
  const { prompt, mediaIds, postTypes, researchMode, writingStyleId, ctaText } = form
  return { prompt: prompt.trim(), mediaIds, postTypes, researchMode, writingStyleId: writingStyleId.trim() || null, ctaText: ctaText.trim() || null, sourceUrls: sourcesOf(form) }
}

/** How long each limited text is, as the limits count: without space around it. */
export const lengthOf = (text: string): number => text.trim().length

export interface FormProblems {
  prompt?: 'missing' | 'short' | 'long'
  media?: 'gone' | 'many-photos' | 'many-videos' | 'mixed'
  postTypes?: 'none'
  writingStyleId?: 'no-id'
  ctaText?: 'long'
  /** With the number of the line. */
  sources?: { kind: 'many' } | { kind: 'not-https'; line: number }
}
export type FormField = keyof FormProblems

/** All that would be refused, field by field; what the domain refuses one at a time. */
export function problemsOf(form: AskForm, media: Kinds): FormProblems {
  const problems: FormProblems = {}
  const prompt = form.prompt.trim()
  if (prompt === '' && form.mediaIds.length === 0) problems.prompt = 'missing'
  else if (prompt !== '' && [...prompt].length < PROMPT_MIN) problems.prompt = 'short'
  else if (prompt.length > PROMPT_MAX) problems.prompt = 'long'
  const inMedia = mediaProblem(form.mediaIds, media)
  if (inMedia !== null) problems.media = inMedia
  if (form.postTypes.length === 0) problems.postTypes = 'none'
  const style = form.writingStyleId.trim()
  if (style !== '' && !STYLE_ID.test(style)) problems.writingStyleId = 'no-id'
  if (lengthOf(form.ctaText) > CTA_MAX) problems.ctaText = 'long'
  const sources = sourcesOf(form)
  const wrong = form.sources.split(/\r?\n/).findIndex((line) => line.trim() !== '' && !isHttps(line.trim()))
  if (sources.length > MAX_SOURCES) problems.sources = { kind: 'many' }
  else if (wrong !== -1) problems.sources = { kind: 'not-https', line: wrong + 1 }
  return problems
}

/** What an id may be made of; it is copied from PowerPost, never typed. */
const STYLE_ID = /^[\x21-\x7e]{1,256}$/
const ADDRESS_MAX = 2_000

function mediaProblem(mediaIds: readonly string[], media: Kinds): NonNullable<FormProblems['media']> | null {
  const kinds = mediaIds.map((id) => media[id]?.kind)
  if (kinds.includes(undefined)) return 'gone'
  const photos = kinds.filter((kind) => kind === 'image').length
  const videos = kinds.length - photos
  if (photos > 0 && videos > 0) return 'mixed'
  if (videos > 1) return 'many-videos'
  return photos > MAX_IMAGES ? 'many-photos' : null
}

function isHttps(text: string): boolean {
  return text.length <= ADDRESS_MAX && URL.canParse(text) && new URL(text).protocol === 'https:'
}

export const hasProblems = (problems: FormProblems): boolean => Object.keys(problems).length > 0
