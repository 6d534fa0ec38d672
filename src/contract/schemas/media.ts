/**
 * Photos, pictures and videos of one client.
 *
 * Pictures of an item, for `<img>` and `<video>` (never fetch): the original is `media://<workspace>/<sha256>` (ranges work, so a video
 * can be sought in), its thumbnail `media://<workspace>/<sha256>/thumb` (at most 512 pixels a side, WebP or JPEG; of a video its poster).
 * While `preview` is `pending` the thumbnail's address answers the original of a picture, uncached, and 404 for a video; with `none`
 * likewise. When it becomes `ready` a `media` event names the item.
 */
import { z } from 'zod'
import { POST_TYPES } from '../../domain/post-types.ts'
import { VERDICT_REASONS } from '../../domain/media/verdict-reasons.ts'
import { idSchema, timeSchema } from '../base.ts'

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
export const mediaKindSchema = z.enum(['image', 'video'])

export const mediaItemSchema = z.object({
  id: idSchema,
  /** Content address of the original. */
  sha256: sha256Schema,
  kind: mediaKindSchema,
  mime: z.string(),
  name: z.string(),
  alt: z.string(),
  /** Bytes. */
  size: z.number().int(),
  /** Pixels as shown; null for a video that is not looked into yet, or cannot be. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Videos only, ms; null while not known. */
  durationMs: z.number().int().nullable(),
  preview: z.enum(['pending', 'ready', 'none']),
  /** `broken`: its structure cannot be read; `undecodable`: this computer cannot show it, which says nothing of the networks. It is kept and can be sent. */
  flaw: z.enum(['broken', 'undecodable']).nullable(),
  /** The moment of a video that its thumbnail shows, where one was chosen. The thumbnail is then at `…/thumb/<coverMs>`, so that another is another address. */
  coverMs: z.number().int().nullish(),
  /** What it is an edit of; null for what was brought in, and for a picture out of a film. */
  originalId: idSchema.nullish(),
  createdAt: timeSchema,
})
export type MediaItem = z.infer<typeof mediaItemSchema>

/** Longest texts of an item. Tags are trimmed, each once, compared without regard to case. */
export const MAX_ALT = 2_000
export const MAX_NOTES = 5_000
export const MAX_TAGS = 50
export const tagSchema = z.string().trim().min(1).max(50)

/** A row of the library. */
export const libraryItemSchema = mediaItemSchema.extend({
  starred: z.boolean(),
  tags: z.array(z.string()),
  notes: z.string(),
  /** Drafts (those in the trash too) and sends that name it. */
  uses: z.object({ drafts: z.number().int(), sends: z.number().int() }),
  /** The service has it. */
  uploaded: z.boolean(),
  /** Codecs of a video as its file names them ("avc1.64001f, mp4a.40.2"); null for pictures and while not known. */
  codecs: z.string().nullable(),
  trashedAt: timeSchema.nullable(),
})
export type LibraryItem = z.infer<typeof libraryItemSchema>

/** All that are given must hold. `from` inclusive, `until` exclusive, by the time the file was added. Sizes in bytes, inclusive. */
export const libraryFilterSchema = z.object({
  kind: mediaKindSchema.nullish(),
  /** Named by a draft or a send, or by none. */
  used: z.boolean().nullish(),
  starred: z.boolean().nullish(),
  tag: tagSchema.nullish(),
  /** What a network is known to make of it, as `verdicts` says. */
  fit: z.object({ postType: z.enum(POST_TYPES), verdict: z.enum(['fits', 'warns', 'refused']) }).nullish(),
  minSize: z.number().int().min(0).nullish(),
  maxSize: z.number().int().min(0).nullish(),
  from: timeSchema.nullish(),
  until: timeSchema.nullish(),
  /** Every word as the beginning of one, in name, alt text, notes or tags. */
  text: z.string().max(500).nullish(),
  /** Only what is in the trash; what is there is in no other list. */
  trashed: z.boolean().default(false),
})
export type LibraryFilter = z.output<typeof libraryFilterSchema>

/** Counts beside the filters; all but `trashed` leave the trash out. */
export const libraryOverviewSchema = z.object({
  total: z.number().int(),
  images: z.number().int(),
  videos: z.number().int(),
  starred: z.number().int(),
  unused: z.number().int(),
  trashed: z.number().int(),
  /** Of all originals, each counted once, the trash included. */
  bytes: z.number().int(),
  /** Most used first. */
  tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
})

/** Where an item is used, newest first. A title may be empty. */
export const mediaUsageSchema = z.object({
  mediaId: idSchema,
  name: z.string(),
  drafts: z.array(z.object({ draftId: idSchema, title: z.string(), trashed: z.boolean() })),
  sends: z.array(z.object({ sendId: idSchema, draftId: idSchema, title: z.string(), state: z.enum(['live', 'finished', 'cancelled', 'superseded']), at: timeSchema })),
})
export type MediaUsage = z.infer<typeof mediaUsageSchema>

/** Files that one act changes at once. */
export const MAX_CHANGED = 20_000
/** Files in use that are told of one by one when many are to go. */
export const MAX_TOLD = 50

/** `trashed` went; `kept` stayed because drafts or sends name it (empty when they were to go nevertheless), and `inUse` tells of the first of those where. */
export const mediaTrashedSchema = z.object({ trashed: z.array(idSchema), kept: z.array(idSchema), inUse: z.array(mediaUsageSchema).max(MAX_TOLD) })

/** `refused`: it could not be made ready to send; everything else of the call goes on. `intentId` is its row in the outbox. */
export const mediaUploadSchema = z.array(z.object({ mediaId: idSchema, state: z.enum(['there', 'queued', 'refused']), intentId: idSchema.nullable() }))

export const postTypeVerdictSchema = z.object({
  postType: z.enum(POST_TYPES),
  /** `warns`: taken, but not as it is or not for everybody; `refused`: the network's own pages say that it would be. Never blocks. */
  verdict: z.enum(['fits', 'warns', 'refused']),
  /** `limit` and `actual` in the unit of the code: bytes, ms, pixels, or width ÷ height. `source` names where the figure is from, `checked` when (YYYY-MM-DD). */
  reasons: z.array(z.object({
    code: z.enum(VERDICT_REASONS), verdict: z.enum(['warns', 'refused']), limit: z.number().nullable(), actual: z.number().nullable(), source: z.string(), checked: z.string(),
  })),
})
export type PostTypeVerdict = z.infer<typeof postTypeVerdictSchema>
export const mediaVerdictsSchema = z.array(z.object({ mediaId: idSchema, verdicts: z.array(postTypeVerdictSchema) }))

/** Why a file was not taken. Each has one sentence in the window. */
export const REFUSALS = [
  'empty', 'too-large', 'unsupported-type', 'type-mismatch', 'unreadable', 'not-a-file', 'symlink',
  'vanished', 'changed-while-read', 'broken-image', 'disk-full', 'name-invalid', 'failed',
  /** A folder with more files than one import takes. */
  'too-many',
  /** The user stopped the import before its turn. */
  'stopped',
  /** The copy that was offered could not be made. */
  'not-converted',
  /** A copy was offered and not wanted. */
  'declined',
] as const
export const refusalSchema = z.enum(REFUSALS)
export type Refusal = (typeof REFUSALS)[number]

/** What can be done about a picture that cannot be taken as it is: `convert` to a kind that can be sent (GIF, TIFF, AVIF; of an animation its first frame), `fit` into 10 MB. */
export const offerSchema = z.enum(['convert', 'fit'])
export type Offer = z.infer<typeof offerSchema>

export const importItemSchema = z.object({
  /** Names the file within its batch, for `media.answerOffers`. Changes only while folders are being read (`total` grows then). */
  position: z.number().int(),
  name: z.string(),
  /** `offered`: it waits for the user's word about the copy in `offer`; the batch goes on without it. */
  outcome: z.enum(['added', 'duplicate', 'refused', 'pending', 'offered']),
  mediaId: idSchema.nullable(),
  refusal: refusalSchema.nullable(),
  /** The original's own type or size, where that explains the refusal or the offer ("video/x-matroska", "12.4 MB"). */
  detail: z.string().nullable(),
  /** Set while `offered`, and kept on what was made of it. */
  offer: offerSchema.nullable(),
})

export const importResultSchema = z.object({
  batchId: idSchema,
  total: z.number().int(),
  safe: z.number().int(),
  items: z.array(importItemSchema),
})
export type ImportResult = z.infer<typeof importResultSchema>

/** A batch in numbers, for "120 of 200 safe": `total` = added + duplicate + refused + offered + pending; safe = added + duplicate. */
export const importBatchSchema = z.object({
  batchId: idSchema,
  draftId: idSchema.nullable(),
  /** `running` also after a restart, until every file has its outcome. */
  state: z.enum(['running', 'finished']),
  total: z.number().int(),
  added: z.number().int(),
  duplicate: z.number().int(),
  refused: z.number().int(),
  offered: z.number().int(),
  pending: z.number().int(),
  createdAt: timeSchema,
})
export type ImportBatch = z.infer<typeof importBatchSchema>

/** Images ≤ 10 MB, taken as 10^6 because the service does not say which (api: 5. Media). */
export const MAX_IMAGE_BYTES = 10_000_000
/** Videos ≤ 500 MB (api: 5. Media). */
export const MAX_VIDEO_BYTES = 500_000_000
/** Files of one import, those in folders included. */
export const MAX_IMPORT_FILES = 10_000
/** Bytes of one paste. */
export const MAX_PASTE_BYTES = 10_000_000
