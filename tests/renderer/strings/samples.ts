/** Example arguments for the functions of words, by the type that their source names. A type that is not here is not called. */
import { ERROR_CODES, AppError } from '../../../src/contract/errors.ts'
import { BLOCKED_CODES, intentKindSchema, intentSchema, intentStateSchema, outboxActionSchema } from '../../../src/contract/schemas/outbox.ts'
import type { IntentView } from '../../../src/contract/schemas/outbox.ts'
import { colorSchema } from '../../../src/contract/base.ts'
import { pauseSchema } from '../../../src/contract/schemas/accounts.ts'
import { CAPTION_LIMITS } from '../../../src/domain/captions/index.ts'
import { VERDICT_REASONS } from '../../../src/domain/media/verdict-reasons.ts'
import { POST_TYPES } from '../../../src/domain/post-types.ts'
import { generation, intent } from '../captions/fixtures.ts'

const item = { id: 'a', sha256: '0', kind: 'video', mime: 'video/mp4', name: 'Nordic', alt: '', size: 2_400_000, width: 1600, height: 1200, durationMs: 161_000, preview: 'none', flaw: null, createdAt: 0, starred: true, uses: { drafts: 0, sends: 0 } }
const picture = { ...item, kind: 'image', mime: 'image/png', starred: false }
const counts = [0, 1, 2, 1234]

const account = {
  id: 'a', label: 'Nordic', kind: 'powerpost', baseUrl: 'https://powerpost.ai/api/v1', keyLast4: 'ab12', keyState: 'ready', network: 'online', credits: null, pauses: [], verifiedAt: null,
}
const accounts = [
  ...['ready', 'session-only', 'missing', 'pending', 'removing'].flatMap((keyState) => [{ ...account, keyState }, { ...account, keyState, keyLast4: null }]),
  { ...account, kind: 'sandbox', keyState: 'missing' }, { ...account, network: 'offline' }, { ...account, network: 'unknown' },
]
const pauses = pauseSchema.shape.code.options.flatMap((code) => [null, 'captions:write'].map((kind) => ({ code, kind, since: 0 })))
const notices = ['catalog-rebuilt', 'workspace-damaged', 'workspace-missing', 'workspace-newer', 'data-read-only', 'disk-full', 'no-keychain', 'clock-set-back', 'workspace-held'].map((code) => ({ code, workspaceId: null, at: 0 }))

const lostError = { code: 'TIMEOUT', message: 'Nordic', requestId: null, at: 5 }
const waits = intentSchema.shape.waitingFor.unwrap().options
function intents(): IntentView[] {
  const kinds = intentKindSchema.options.flatMap((kind) => intentStateSchema.options.map((state) => intent({ kind, state, draftTitle: 'Nordic', fileName: 'Nordic' })))
  return [
    ...kinds,
    ...kinds.map((one) => ({ ...one, asks: true, pausedByUser: true })),
    ...kinds.map((one) => ({ ...one, asks: true, nextAt: 5, lastError: lostError, looks: [{ at: 1, saw: 'none' }], cancelledBy: 'expired' as const, creditsUsed: 2, progress: { sent: 1, total: 1 } })),
    ...waits.flatMap((waitingFor) => [null, 5].map((nextAt) => intent({ state: 'waiting', waitingFor, nextAt, draftTitle: 'Nordic' }))),
    ...['RESET', 'SERVER_ERROR', 'REDIRECT', 'BAD_ANSWER', 'TOO_LARGE', 'ABORTED', 'ODD'].map((code) => intent({ state: 'unknown', lastError: { ...lostError, code } })),
    ...BLOCKED_CODES.map((blockedCode) => intent({ kind: 'upload', state: 'blocked', blockedCode, draftTitle: 'Nordic' })),
    intent({ kind: 'upload', draftTitle: '', fileName: null }), intent({ kind: 'captions', draftId: null, draftTitle: '' }),
  ]
}

const unfits = VERDICT_REASONS.flatMap((code) => [[1, 2], [2, 1], [null, null]].flatMap(([limit, actual]) => [[item], [picture], [item, picture], []].flatMap((items) => [['x-post'], ['instagram-reel', 'tiktok-video']].map((postTypes) => ({
  key: 'a', postTypes, items, reason: { code, verdict: 'refused', limit, actual, source: 'X Help', checked: '2026-11-24' },
})))))
const platforms = [['instagram'], ['instagram', 'x', 'linkedin']]
const checks = [
  { kind: 'too-long', platform: 'x', over: 12, unit: 'weighted' }, { kind: 'too-long', platform: 'youtube', over: 1, unit: 'bytes' }, { kind: 'hashtags', platform: 'instagram', count: 7, max: 5 }, { kind: 'signs', where: 'title' }, { kind: 'signs', where: 'caption' },
  { kind: 'title-missing' }, { kind: 'title-too-long', over: 3 }, ...platforms.flatMap((some) => [{ kind: 'nothing', platforms: some }, { kind: 'media-needed', platforms: some }]),
  { kind: 'not-connected', platforms: ['x'] }, { kind: 'not-connected', platforms: ['x', 'linkedin'] }, { kind: 'files-gone', mediaIds: ['a'] }, { kind: 'files-gone', mediaIds: ['a', 'b'] }, { kind: 'alt-missing', mediaIds: ['a'] }, { kind: 'alt-missing', mediaIds: ['a', 'b'] }, ...unfits.map((unfit) => ({ kind: 'files-unfit', unfit })),
].map((one) => ({ key: 'a', level: 'note', ...one }))
const amounts = [
  { count: 292, limit: 280, unit: 'weighted', over: 12, fraction: 1.04 }, { count: 270, limit: 280, unit: 'utf16', over: 0, fraction: 0.96 }, { count: 1, limit: null, unit: 'utf16', over: 0, fraction: 0 }, { count: 20, limit: 63_206, unit: 'bytes', over: 0, fraction: 0 },
]

const generations = [
  ...(['completed', 'working', 'failed', 'cancelled', 'waiting'] as const).flatMap((state) => [generation(1, { state, usedAt: null }), generation(1, { state, usedAt: 5, refunded: true, lost: 1 })]),
  ...waits.map((waitingFor) => generation(1, { state: 'waiting', intentState: 'waiting', waitingFor })),
  ...[...BLOCKED_CODES, null].map((blockedCode) => generation(1, { state: 'waiting', intentState: 'blocked', blockedCode, approved: false })),
  generation(1, { state: 'waiting', intentState: 'unknown', asks: true }), generation(1, { state: 'waiting', intentState: 'unknown' }), generation(1, { state: 'waiting', intentState: 'sending' }),
]
const posts = ['live', 'finished', 'cancelled', 'superseded'].flatMap((state) => [[], ['posted'], ['posted', 'failed'], ['failed'], ['posted', 'posting'], ['draft']].map((statuses) => ({ state, title: '', items: statuses.map((status, at) => ({ status, platform: at === 0 ? 'instagram' : 'x' })) })))
const failures = [...ERROR_CODES.map((code) => ({ code, field: null })), ...['title', 'youtubeTitle', 'variants.x', 'mediaIds', 'shared', 'odd'].map((field) => ({ code: 'INVALID_INPUT', field }))]
const refusals = ['empty', 'too-large', 'unsupported-type', 'type-mismatch', 'unreadable', 'not-a-file', 'symlink', 'vanished', 'changed-while-read', 'broken-image', 'disk-full', 'name-invalid', 'failed', 'too-many', 'stopped', 'not-converted', 'declined', null]
const problems = ['no-text-or-media', 'title-missing', 'media-missing', 'media-needed', 'not-linked', 'workspace-held', 'already-sent', 'media-unfit', 'too-long', 'title-too-long', 'hashtags'].flatMap((code) => [{ code, postType: null }, { code, postType: 'x-post', over: 1 }, { code, postType: 'youtube-video', over: 12 }])
const batch = { added: 0, duplicate: 0, refused: 0, offered: 0, pending: 0 }

export const SAMPLES: Record<string, readonly unknown[]> = {
  number: counts, 'number | null': [...counts, null], string: ['Nordic'], 'string | null': ['Nordic', null], boolean: [true, false], unknown: ['Nordic', true, false],
  'readonly string[]': [['Nordic'], ['Nordic', 'Nordic']], 'readonly Platform[]': platforms, Date: [new Date(5)], Unit: ['utf16', 'bytes', 'weighted'],
  ErrorCode: ERROR_CODES, 'ErrorCode | null': [...ERROR_CODES, null], AppError: [...ERROR_CODES.map((code) => new AppError(code, 'Nordic', {})), ...['key', 'remoteId', 'baseUrl', 'name', 'label', 'url'].map((field) => new AppError('INVALID_INPUT', 'Nordic', { field }))],
  Account: accounts, Pause: pauses, Notice: notices, ClientColor: colorSchema.options, PostType: POST_TYPES,
  DeletePreview: [{ drafts: 1, trash: 1, media: 1, posts: 1 }, { drafts: 2, trash: 2, media: 2, posts: 2 }, { drafts: 0, trash: 0, media: 0, posts: 0 }],
  "Revision['reason']": ['pause', 'large-removal', 'restore', 'generation', 'send', 'conflict'], "DraftSummary['send']": ['none', 'live', 'sent'],
  ShownSave: ['saved', 'writing', 'saving', 'failed', 'conflict'], 'SaveFailure | null': [null, ...failures], SaveFailure: failures,
  'Refusal | null': refusals, ImportResult: [{ items: [] }, { items: [{ outcome: 'added' }, { outcome: 'duplicate' }] }, { items: [{ outcome: 'added' }, { outcome: 'added' }, { outcome: 'duplicate' }, { outcome: 'duplicate' }] }],
  "'drop' | 'pick' | 'paste'": ['drop', 'pick', 'paste'], "'fits' | 'warns' | 'refused'": ['fits', 'warns', 'refused'], 'keyof typeof SEND_STATES': ['live', 'finished', 'cancelled', 'superseded'],
  '{ sent: number; total: number }': [{ sent: 5, total: 900 }, { sent: 38_000_000, total: 61_000_000 }, { sent: 9, total: 9 }],
  MediaItem: [item, picture], LibraryItem: [item, picture, { ...item, durationMs: null }], 'MediaItem & { codecs?: string | null }': [item], "Pick<MediaItem, 'kind' | 'mime'>": [item, picture], MediaSave: ['saved', 'unsaved', 'saving', 'failed', 'held'],
  Reason: unfits.map(({ reason }) => reason), ImportBatch: [batch, { ...batch, added: 1, duplicate: 1, refused: 1, offered: 1, pending: 1 }, { ...batch, added: 2, duplicate: 2, refused: 2, offered: 2, pending: 2 }], 'Offer | null': ['fit', 'convert', null],
  IntentView: intents(), At: [() => '14:31'], "IntentView['cancelledBy']": ['user', 'expired', 'superseded'], "IntentView['lastError']": [null, lostError, { ...lostError, requestId: 'r-1' }], "'send' | 'captions'": ['send', 'captions'], BlockedCode: BLOCKED_CODES,
  OutboxAction: outboxActionSchema.options, "Pick<IntentView, 'state' | 'waitingFor'>": [{ state: 'waiting', waitingFor: 'network' }, { state: 'blocked', waitingFor: null }],
  "Extract<OutboxAction, 'send-again' | 'give-up' | 'look-again'>": ['send-again', 'give-up', 'look-again'],
  Shown: generations, "Pick<Generation, 'draftTitle' | 'request'>": [generation(1, { draftTitle: '', request: { ...generation(1).request, prompt: null } })],
  FormProblems: [{ prompt: 'missing', media: 'gone', postTypes: 'missing', writingStyleId: 'odd', ctaText: 'long', sources: { kind: 'many' } }, { prompt: 'short', media: 'many-photos', sources: { kind: 'line', line: 2 } }, { prompt: 'long', media: 'many-videos' }, { media: 'mixed' }],
  '{ filled: readonly Platform[]; left: readonly Platform[] }': platforms.flatMap((left) => [{ filled: [], left }, { filled: left, left }, { filled: left, left: [] }]),
  Spend: [[{ month: '2026-11', kind: 'publish', count: 1, credits: 1, refunded: 0, uncertain: 0 }]],
  "readonly Pick<Check, 'level'>[]": [[{ level: 'problem' }, { level: 'note' }], [{ level: 'problem' }, { level: 'problem' }, { level: 'note' }, { level: 'note' }]], Check: checks, Count: amounts, Unfit: unfits, CaptionLimits: Object.values(CAPTION_LIMITS),
  WorkspaceView: [{ state: 'ready', held: false, needsYou: 0 }, { state: 'ready', held: false, needsYou: 2 }, { state: 'ready', held: true, needsYou: 1 }, { state: 'damaged', held: false, needsYou: 0 }],
  SearchResult: [0, 1, 2].map((count) => ({ drafts: Array(count).fill(0), posts: Array(count).fill(0), media: Array(count).fill(0), more: { drafts: count > 1, posts: false, media: false } })),
  "Pick<Item, 'status'>": ['draft', 'posting', 'posted', 'failed', 'cancelled'].map((status) => ({ status })), "Post['state']": ['live', 'finished', 'cancelled', 'superseded'], "Pick<Item, 'platform'>": [{ platform: 'x' }],
  "Pick<Post, 'state' | 'items'>": posts, "Pick<Post, 'title'>": posts, Problem: problems, "Pick<SendPreview['items'][number], 'platform' | 'postType'>": [{ platform: 'instagram', postType: 'instagram-reel' }],
}

/** Texts of a form of their own. */
const BY_PATH: Record<string, unknown[][]> = { monthName: [['2026-11']], checkedDay: [['2026-11-24']], kindName: [['image/png']], codecNames: [['avc1.64001f, mp4a.40.2']], sawWords: [['none'], ['draft']], 'checksWords.limitsChecked': [['2026-11-24']], 'checksWords.limitsAbout': [['2026-11-24']], detailWords: [['youtube-video: title-missing']] }

/** Every mix of arguments, at most `most` of them; null where an argument has no example. */
export function argumentsFor(path: string, types: readonly string[], most = 3000): unknown[][] | null {
  const own = BY_PATH[path]
  if (own !== undefined) return own
  let mixes: unknown[][] = [[]]
  for (const type of types) {
    const examples = SAMPLES[type]
    if (examples === undefined) return null
    mixes = mixes.flatMap((mix) => examples.map((one) => [...mix, one])).slice(0, most)
  }
  return mixes
}
