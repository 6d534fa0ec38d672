/** What may be asked for (docs: generate), and when two requests are the same to the service's list. */
import { platformOf } from '../post-types.ts'
import type { Platform, PostType } from '../post-types.ts'

export const RESEARCH_MODES = ['regular', 'deep'] as const
export type ResearchMode = (typeof RESEARCH_MODES)[number]

/** Documented limits (docs: generate). Text is measured the strict way: the fewest characters it could count as must be enough, the most must fit. */
export const PROMPT_MIN = 3
export const PROMPT_MAX = 2_000
export const MAX_IMAGES = 10
export const MAX_SOURCES = 10
export const CTA_MAX = 100
const SOURCE_MAX = 2_000

/** A request as the service gets it, but for the media's ids. */
export interface CaptionsRequest {
  /** Null when only media are given. */
  prompt: string | null
  postTypes: PostType[]
  researchMode: ResearchMode
  writingStyleId: string | null
  ctaText: string | null
  sourceUrls: string[]
}

/** As the user entered it. */
export interface CaptionsInput {
  prompt: string
  mediaIds: string[]
  postTypes: PostType[]
  researchMode: ResearchMode
  writingStyleId?: string | null | undefined
  ctaText?: string | null | undefined
  sourceUrls?: string[] | undefined
}

export interface RequestProblem {
  field: 'prompt' | 'mediaIds' | 'postTypes' | 'writingStyleId' | 'ctaText' | 'sourceUrls'
  message: string
}

/** Without space around; what is empty is left out. */
export function cleanRequest(input: CaptionsInput): CaptionsRequest {
  const trimmed = (text: string | null | undefined) => text?.trim() || null
  return {
    prompt: trimmed(input.prompt),
    postTypes: input.postTypes,
    researchMode: input.researchMode,
    writingStyleId: trimmed(input.writingStyleId),
    ctaText: trimmed(input.ctaText),
    sourceUrls: (input.sourceUrls ?? []).map((url) => url.trim()).filter((url) => url !== ''),
  }
}

/** The first thing the service would refuse, or null. `media`: kinds of the files, in order. */
export function requestProblem(request: CaptionsRequest, media: readonly ('image' | 'video')[]): RequestProblem | null {
  const { prompt, postTypes, ctaText, sourceUrls, writingStyleId } = request
  const images = media.filter((kind) => kind === 'image').length
  if (prompt === null && media.length === 0) return { field: 'prompt', message: 'Write what the captions are about, or add a photo.' }
  if (prompt !== null && [...prompt].length < PROMPT_MIN) return { field: 'prompt', message: `The text must have at least ${PROMPT_MIN} characters.` }
  if (prompt !== null && prompt.length > PROMPT_MAX) return { field: 'prompt', message: `The text must have at most ${PROMPT_MAX} characters.` }
  if (images > MAX_IMAGES || media.length - images > 1 || (images > 0 && images < media.length)) {
    return { field: 'mediaIds', message: `Choose at most ${MAX_IMAGES} photos, or one video.` }
  }
  if (postTypes.length === 0 || new Set(postTypes).size !== postTypes.length) return { field: 'postTypes', message: 'Choose each network once, and at least one.' }
  if (ctaText !== null && ctaText.length > CTA_MAX) return { field: 'ctaText', message: `The call to action must have at most ${CTA_MAX} characters.` }
  if (sourceUrls.length > MAX_SOURCES) return { field: 'sourceUrls', message: `Give at most ${MAX_SOURCES} addresses.` }
  if (!sourceUrls.every(isHttps)) return { field: 'sourceUrls', message: 'Each address must begin with https://.' }
  if (writingStyleId !== null && !/^[\x21-\x7e]{1,256}$/.test(writingStyleId)) return { field: 'writingStyleId', message: 'That is not the id of a writing style.' }
  return null
}

function isHttps(text: string): boolean {
  return text.length <= SOURCE_MAX && URL.canParse(text) && new URL(text).protocol === 'https:'
}

/** Platforms that the captions are for, each once. Several post types of one platform share a caption (docs: input-types). */
export function platformsAsked(request: Pick<CaptionsRequest, 'postTypes'>): Platform[] {
  return [...new Set(request.postTypes.map(platformOf))]
}

const plain = (text: string) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()
const sorted = (list: readonly string[]) => [...new Set(list)].sort()

/**
 * The same for requests that the service's list could not tell apart: it shows prompt, platforms and mode, nothing else.
 * Without a prompt nothing can be looked for anyway, so then only a repeat with the same files is the same.
 */
export function equalKey(request: CaptionsRequest, renditionIds: readonly string[]): string {
  const shown = [request.prompt === null ? null : plain(request.prompt), sorted(platformsAsked(request)), request.researchMode]
  return JSON.stringify(request.prompt === null ? [...shown, renditionIds] : shown)
}

/** How much earlier than our request a generation may claim to be made and still be ours: clocks differ. */
export const CREATED_SKEW_MS = 2 * 60_000

export interface GenerationShown {
  generationId: string
  prompt: string | null
  platforms: readonly string[]
  researchMode: string
  /** ISO 8601; null when absent. */
  createdAt: string | null
}

/** When a row of the list was made (ms), or null when it does not say. */
export function madeAt(row: Pick<GenerationShown, 'createdAt'>): number | null {
  const made = row.createdAt === null ? NaN : Date.parse(row.createdAt)
  return Number.isNaN(made) ? null : made
}

export type Found = { saw: 'adopted'; generationId: string } | { saw: 'none' } | { saw: 'several' }

/**
 * The one generation that may be taken for ours after a lost answer: equal, unclaimed, not older than the request. `sentAt` is in
 * the service's time. One whose time cannot be read could be ours or not, so it settles nothing.
 */
export function findMade(rows: readonly GenerationShown[], request: CaptionsRequest, claimed: ReadonlySet<string>, sentAt: number): Found {
  const asked = sorted(platformsAsked(request)).join()
  const candidates = rows.filter((row) => {
    if (claimed.has(row.generationId) || row.prompt === null || request.prompt === null || plain(row.prompt) !== plain(request.prompt)) return false
    if (row.researchMode !== request.researchMode || sorted(row.platforms).join() !== asked) return false
    const made = madeAt(row)
    return made === null || made >= sentAt - CREATED_SKEW_MS
  })
  const ids = new Set(candidates.map((row) => row.generationId))
  const [first] = candidates
  if (!first) return { saw: 'none' }
  return ids.size === 1 && madeAt(first) !== null ? { saw: 'adopted', generationId: first.generationId } : { saw: 'several' }
}
