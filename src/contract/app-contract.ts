/**
 * All that the window may ask of the core. Carried by oRPC over a MessagePort. Every procedure names its workspace:
 * there is no "current workspace" in the core.
 */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { RESEARCH_MODES } from '../domain/generations/index.ts'
import { CONNECTION_STATES } from '../domain/sends/index.ts'
import { colorSchema, commandIdSchema, idSchema, labelSchema, nameSchema, ok, pageInput, procedure } from './base.ts'
import { accountSchema, accountSpendSchema, keyScopeSchema } from './schemas/accounts.ts'
import { requestFilterSchema, requestSchema } from './schemas/activity.ts'
import { clientSettingsSchema, defaultsChangeSchema, styleIdSchema, styleNameSchema, zoneSchema } from './schemas/client-settings.ts'
import { draftContentSchema, draftSchema, draftSummarySchema, draftsMovedSchema, platformSchema, postTypeSchema, revisionSchema } from './schemas/drafts.ts'
import { coreEventSchema, helloSchema } from './schemas/events.ts'
import { captionsInputSchema, generationDetailSchema, generationFilterSchema, generationQueueSchema, generationSchema, spendSchema, usedSchema } from './schemas/generations.ts'
import {
  MAX_ALT, MAX_CHANGED, MAX_NOTES, MAX_TAGS, importBatchSchema, importResultSchema, libraryFilterSchema, libraryItemSchema, libraryOverviewSchema, mediaItemSchema,
  mediaTrashedSchema, mediaUploadSchema, mediaUsageSchema, mediaVerdictsSchema, tagSchema,
} from './schemas/media.ts'
import { editFamilySchema, editRecipeSchema, filmFactsSchema, mediaEditSchema } from './schemas/media-edits.ts'
import { intentSchema, outboxActionSchema } from './schemas/outbox.ts'
import { searchResultSchema } from './schemas/search.ts'
import { dueSchema, foreignPostSchema, postHistorySchema, postSchema, remoteListSchema, sendPreviewSchema, sendWhenSchema } from './schemas/sends.ts'
import { deletePreviewSchema, overviewSchema, workspaceSchema } from './schemas/workspaces.ts'
import { MAX_SPELLING_LANGUAGES, languageSchema, signaturePlaceSchema, snippetKindSchema, snippetNameSchema, snippetSchema, snippetTextSchema, spellingWordSchema, writingSettingsSchema } from './schemas/writing.ts'

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })
const inWorkspace = { workspaceId: idSchema }
const command = { commandId: commandIdSchema }
/** Raw text as pasted: the core trims and checks it, and answers INVALID_INPUT with the field. */
const pasted = z.string().max(20_000)

export const appContract = {
  system: {
    hello: procedure.output(helloSchema),
    subscribe: procedure.output(eventIterator(coreEventSchema)),
  },
  accounts: {
    list: procedure.output(z.array(accountSchema)),
    add: procedure.input(z.object({ ...command, label: labelSchema, key: pasted, baseUrl: pasted.nullish() })).output(accountSchema),
    rename: procedure.input(z.object({ ...command, accountId: idSchema, label: labelSchema })).output(accountSchema),
    /** The new key must reach every linked workspace, else each that fails is named in `unreachable`. */
    replaceKey: procedure
      .input(z.object({ ...command, accountId: idSchema, key: pasted }))
      .output(z.object({ account: accountSchema, unreachable: z.array(z.object({ workspaceId: idSchema, code: z.string() })) })),
    verify: procedure.input(z.object({ accountId: idSchema })).output(accountSchema),
    /** What answers have shown of the account's key: every scope there is. */
    scopes: procedure.input(z.object({ accountId: idSchema })).output(z.array(keyScopeSchema)),
    /** What its clients used, by month of `zone`. Of an account that is not there: no clients. */
    spend: procedure.input(z.object({ accountId: idSchema, zone: zoneSchema.optional() })).output(accountSpendSchema),
    remove: procedure.input(z.object({ ...command, accountId: idSchema })).output(ok),
    /** Lifts a pause the user has dealt with (topped up, replaced the key). */
    resume: procedure.input(z.object({ ...command, accountId: idSchema })).output(accountSchema),
    /** Whether sends with a time are left to PowerPost from now on. */
    setScheduling: procedure.input(z.object({ ...command, accountId: idSchema, on: z.boolean() })).output(accountSchema),
    /** Starts the local service if needed and answers its account. */
    connectSandbox: procedure.input(z.object({ ...command })).output(accountSchema),
  },
  workspaces: {
    list: procedure.output(z.array(workspaceSchema)),
    check: procedure
      .input(z.object({ accountId: idSchema, remoteId: pasted }))
      .output(z.object({ remoteId: z.string(), link: z.enum(['verified', 'not-verified']), existing: idSchema.nullable() })),
    add: procedure
      .input(z.object({ ...command, accountId: idSchema, remoteId: pasted, name: nameSchema, color: colorSchema }))
      .output(z.object({ workspace: workspaceSchema, existed: z.boolean() })),
    createInSandbox: procedure.input(z.object({ ...command, accountId: idSchema, name: nameSchema, color: colorSchema })).output(workspaceSchema),
    createLocal: procedure.input(z.object({ ...command, name: nameSchema, color: colorSchema })).output(workspaceSchema),
    link: procedure.input(z.object({ ...command, ...inWorkspace, accountId: idSchema, remoteId: pasted })).output(workspaceSchema),
    rename: procedure.input(z.object({ ...command, ...inWorkspace, name: nameSchema })).output(workspaceSchema),
    setColor: procedure.input(z.object({ ...command, ...inWorkspace, color: colorSchema })).output(workspaceSchema),
    reorder: procedure.input(z.object({ ...command, order: z.array(idSchema).max(1000) })).output(ok),
    overview: procedure.input(z.object(inWorkspace)).output(overviewSchema),
    deletePreview: procedure.input(z.object(inWorkspace)).output(deletePreviewSchema),
    delete: procedure.input(z.object({ ...command, ...inWorkspace, typedName: z.string().max(200) })).output(ok),
    /** Answers a held database: keep what was queued and go on, or set all of it aside. */
    releaseHold: procedure.input(z.object({ ...command, ...inWorkspace, decision: z.enum(['resume', 'cancel-all']) })).output(workspaceSchema),
    /** A damaged file: open the newest good backup, or salvage what can be read, into a new file. The damaged one stays. */
    recover: procedure.input(z.object({ ...command, ...inWorkspace, from: z.enum(['backup', 'salvage']) })).output(workspaceSchema),
  },
  drafts: {
    // The one list that is read by the hundred thousand: its pages may be longer.
    list: procedure.input(z.object({ ...inWorkspace, ...pageInput, limit: z.number().int().min(1).max(1000).default(50), trashed: z.boolean().default(false) })).output(page(draftSummarySchema)),
    get: procedure.input(z.object({ ...inWorkspace, draftId: idSchema })).output(draftSchema),
    /** Without `content` an empty one, for the client's usual post types, with its signature for every network already in its text, where there is one. */
    create: procedure.input(z.object({ ...command, ...inWorkspace, content: draftContentSchema.optional() })).output(draftSchema),
    /** Refused with STALE_REVISION when `baseRev` is not the newest; the refused text is kept as a revision. */
    save: procedure
      .input(z.object({ ...command, ...inWorkspace, draftId: idSchema, windowId: idSchema, baseRev: z.number().int(), content: draftContentSchema }))
      .output(z.object({ rev: z.number().int(), savedAt: z.number().int() })),
    revisions: procedure.input(z.object({ ...inWorkspace, draftId: idSchema, ...pageInput })).output(page(revisionSchema)),
    restore: procedure
      .input(z.object({ ...command, ...inWorkspace, draftId: idSchema, revisionId: idSchema }))
      .output(draftSchema),
    trash: procedure.input(z.object({ ...command, ...inWorkspace, draftId: idSchema })).output(ok),
    untrash: procedure.input(z.object({ ...command, ...inWorkspace, draftId: idSchema })).output(ok),
    /** Several in one act. Those on their way are kept and named; those that are gone are left out. */
    trashMany: procedure.input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(20_000) })).output(draftsMovedSchema),
    untrashMany: procedure.input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(20_000) })).output(draftsMovedSchema),
    /** A new draft of the same client with the same texts and files, without sends or history. `title` in place of its working title. */
    duplicate: procedure.input(z.object({ ...command, ...inWorkspace, draftId: idSchema, title: z.string().max(500).optional() })).output(draftSchema),
    /** A new draft in another client: texts, post types, and its files as new ones of that client, with name and alt text. Nothing else crosses. */
    copyTo: procedure.input(z.object({ ...command, ...inWorkspace, draftId: idSchema, toWorkspaceId: idSchema })).output(z.object({ draftId: idSchema, files: z.number().int() })),
  },
  media: {
    get: procedure.input(z.object({ ...inWorkspace, ids: z.array(idSchema).max(500) })).output(z.array(mediaItemSchema)),
    setAlt: procedure.input(z.object({ ...command, ...inWorkspace, mediaId: idSchema, alt: z.string().max(MAX_ALT) })).output(mediaItemSchema),
    /** The library, newest first. */
    list: procedure.input(z.object({ ...inWorkspace, ...pageInput, filter: libraryFilterSchema.default({ trashed: false }) })).output(page(libraryItemSchema)),
    overview: procedure.input(z.object(inWorkspace)).output(libraryOverviewSchema),
    /** Changes what is given and nothing else. A name keeps the file's extension or not, as it is given; the upload has a fitting one. */
    update: procedure
      .input(z.object({
        ...command, ...inWorkspace, mediaId: idSchema, name: z.string().trim().min(1).max(200).optional(), alt: z.string().max(MAX_ALT).optional(),
        notes: z.string().max(MAX_NOTES).optional(), starred: z.boolean().optional(), tags: z.array(tagSchema).max(MAX_TAGS).optional(),
      }))
      .output(libraryItemSchema),
    /** Which drafts and sends name these files. In the order asked for; ids that are not here are left out. */
    usage: procedure.input(z.object({ ...inWorkspace, ids: z.array(idSchema).min(1).max(500) })).output(z.array(mediaUsageSchema)),
    /** Into the trash. What is in use stays and is named, unless `evenUsed`; drafts and sends that name a file in the trash still have it. */
    trash: procedure.input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(MAX_CHANGED), evenUsed: z.boolean().default(false) })).output(mediaTrashedSchema),
    untrash: procedure.input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(MAX_CHANGED) })).output(ok),
    /** Stars, and tags, many files at once: all of them or, on an error, none. Those that are not here are passed over; `full` had as many tags as a file takes, and got no new one. */
    change: procedure
      .input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(MAX_CHANGED), starred: z.boolean().optional(), addTag: tagSchema.optional(), removeTag: tagSchema.optional() }))
      .output(z.object({ changed: z.number().int(), full: z.number().int() })),
    /** Uploads now what the service does not have yet, without a send. Refused with WORKSPACE_NOT_LINKED for a local client. */
    upload: procedure.input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(500) })).output(mediaUploadSchema),
    /** What each network is known to take, for each item; `postTypes` left out: all of them. */
    verdicts: procedure.input(z.object({ ...inWorkspace, ids: z.array(idSchema).min(1).max(200), postTypes: z.array(postTypeSchema).min(1).optional() })).output(mediaVerdictsSchema),
    batch: procedure.input(z.object({ ...inWorkspace, batchId: idSchema })).output(importResultSchema),
    /** Imports, newest first, in numbers. */
    batches: procedure.input(z.object({ ...inWorkspace, ...pageInput })).output(page(importBatchSchema)),
    /** Takes, or declines, the copies offered for these files of a batch; without `positions` all that are offered. Taken ones are `pending` again until they are made. */
    answerOffers: procedure
      .input(z.object({ ...command, ...inWorkspace, batchId: idSchema, take: z.boolean(), positions: z.array(z.number().int().min(0)).min(1).max(10_000).optional() }))
      .output(importResultSchema),
    /** Files of the batch whose turn has not come are refused as `stopped`; what is safe stays. */
    stopBatch: procedure.input(z.object({ ...command, ...inWorkspace, batchId: idSchema })).output(importResultSchema),
    /**
     * Makes, of the original of an item, an item of its own; in the draft that is named it takes the item's place in the same commit. A recipe
     * that changes nothing is the way back: the original takes the place. Its cover is what the app shows, and nothing that is sent. Answers soon,
     * with what takes long still to be made. Refused with INVALID_INPUT (`field` recipe) where nothing can be made of the file that way.
     */
    edit: procedure.input(z.object({ ...command, ...inWorkspace, mediaId: idSchema, recipe: editRecipeSchema, draftId: idSchema.nullable() })).output(mediaEditSchema),
    /** Those that are named; without `ids` those that are being made, or failed and were not put away. Newest first. */
    edits: procedure.input(z.object({ ...inWorkspace, ids: z.array(idSchema).min(1).max(200).optional() })).output(z.array(mediaEditSchema)),
    /** Ends one that is being made; puts away one that failed. */
    cancelEdit: procedure.input(z.object({ ...command, ...inWorkspace, editId: idSchema })).output(mediaEditSchema),
    family: procedure.input(z.object({ ...inWorkspace, mediaId: idSchema })).output(editFamilySchema),
    /** Of the original of a film: where a part of it can begin. Null where it cannot be read. */
    film: procedure.input(z.object({ ...inWorkspace, mediaId: idSchema })).output(filmFactsSchema),
  },
  writing: {
    /** Snippets, signatures and sets of hashtags of this client and no other, by kind and name. */
    list: procedure.input(z.object(inWorkspace)).output(z.array(snippetSchema)),
    create: procedure.input(z.object({ ...command, ...inWorkspace, kind: snippetKindSchema, name: snippetNameSchema, text: snippetTextSchema })).output(snippetSchema),
    update: procedure.input(z.object({ ...command, ...inWorkspace, snippetId: idSchema, name: snippetNameSchema.optional(), text: snippetTextSchema.optional() })).output(snippetSchema),
    delete: procedure.input(z.object({ ...command, ...inWorkspace, snippetId: idSchema })).output(ok),
    /** Takes a removal back. */
    restore: procedure.input(z.object({ ...command, ...inWorkspace, snippetId: idSchema })).output(snippetSchema),
    settings: procedure.input(z.object(inWorkspace)).output(writingSettingsSchema),
    /** Which signature stands in a place by default; null: none. */
    setSignature: procedure.input(z.object({ ...command, ...inWorkspace, place: signaturePlaceSchema, snippetId: idSchema.nullable() })).output(writingSettingsSchema),
    setLanguages: procedure.input(z.object({ ...command, ...inWorkspace, languages: z.array(languageSchema).max(MAX_SPELLING_LANGUAGES) })).output(writingSettingsSchema),
    /** Puts a word among those that are right for this client, or takes it out. */
    setWord: procedure.input(z.object({ ...command, ...inWorkspace, word: spellingWordSchema, known: z.boolean() })).output(writingSettingsSchema),
  },
  clientSettings: {
    /** What is set for this client and no other, and what is known of its networks. Every act answers all of it. */
    get: procedure.input(z.object(inWorkspace)).output(clientSettingsSchema),
    /** Refused with INVALID_INPUT (`field` remoteId) where the id is kept already. */
    /** `isDefault`: what captions begin with from now on, as where one that was taken away is put back. */
    addStyle: procedure.input(z.object({ ...command, ...inWorkspace, remoteId: styleIdSchema, name: styleNameSchema, isDefault: z.boolean().optional() })).output(clientSettingsSchema),
    updateStyle: procedure.input(z.object({ ...command, ...inWorkspace, styleId: idSchema, remoteId: styleIdSchema.optional(), name: styleNameSchema.optional() })).output(clientSettingsSchema),
    removeStyle: procedure.input(z.object({ ...command, ...inWorkspace, styleId: idSchema })).output(clientSettingsSchema),
    /** `unknown` forgets what was learnt. */
    setConnection: procedure.input(z.object({ ...command, ...inWorkspace, platform: platformSchema, state: z.enum(CONNECTION_STATES) })).output(clientSettingsSchema),
    setDefaults: procedure.input(z.object({ ...command, ...inWorkspace, change: defaultsChangeSchema })).output(clientSettingsSchema),
  },
  search: {
    /** As the user types; every word as the beginning of one. Newest first. */
    query: procedure.input(z.object({ ...inWorkspace, text: z.string().max(500), limit: z.number().int().min(1).max(100).default(50) })).output(searchResultSchema),
  },
  sends: {
    /** `insteadOf`: what `fixAndResend` of that send would send, not all that the draft names. */
    preview: procedure.input(z.object({ ...inWorkspace, draftId: idSchema, insteadOf: idSchema.nullish() })).output(sendPreviewSchema),
    /** Freezes the draft as it is at `rev` and queues it. `again` is needed when the draft was sent before. */
    create: procedure
      .input(z.object({
        ...command, ...inWorkspace, draftId: idSchema, rev: z.number().int(),
        postTypes: z.array(postTypeSchema).min(1), when: sendWhenSchema, again: z.boolean().default(false),
      }))
      .output(z.object({ sendId: idSchema })),
    /** Takes a new snapshot in place of one that has no remote post and nothing unknown. */
    fixAndResend: procedure.input(z.object({ ...command, ...inWorkspace, sendId: idSchema })).output(z.object({ sendId: idSchema })),
    /** Sends again what failed of a post that is over, as it was: those of `postTypes`. Refused with NOT_POSSIBLE_NOW where one of them went out, is under way or may have gone out. */
    again: procedure.input(z.object({ ...command, ...inWorkspace, sendId: idSchema, postTypes: z.array(postTypeSchema).min(1) })).output(z.object({ sendId: idSchema })),
    /** A draft with the texts and files of what failed, for these networks alone; sending it sends them again. */
    editAgain: procedure.input(z.object({ ...command, ...inWorkspace, sendId: idSchema, postTypes: z.array(postTypeSchema).min(1) })).output(z.object({ draftId: idSchema })),
    /** Another time for a send that has one and has not gone out. One that PowerPost holds is taken back first, and planned anew once that is certain. */
    reschedule: procedure.input(z.object({ ...command, ...inWorkspace, sendId: idSchema, to: dueSchema })).output(ok),
    /** Cancels every step of a send that has not left; one that PowerPost holds for its time is taken back there. */
    cancel: procedure.input(z.object({ ...command, ...inWorkspace, sendId: idSchema })).output(ok),
  },
  generations: {
    /**
     * Queues a request for captions; offline it waits. Nothing is spent before it is approved: with `approve` at once, unless the
     * account is known to be offline. Refused with INVALID_INPUT and the field where the service would refuse it.
     */
    ask: procedure
      .input(z.object({ ...command, ...inWorkspace, draftId: idSchema.nullable(), request: captionsInputSchema, approve: z.boolean().default(false) }))
      .output(z.object({ generationId: idSchema, approved: z.boolean() })),
    /** Likely cost in credits of such a request, learnt from past answers to this account; null where nothing was learnt yet. */
    estimate: procedure
      .input(z.object({ ...inWorkspace, researchMode: z.enum(RESEARCH_MODES), mediaIds: z.array(idSchema).max(500), sources: z.number().int().min(0).max(200) }))
      .output(z.object({ credits: z.number().nullable() })),
    /** What waits for approval, as one queue. */
    queue: procedure.input(z.object(inWorkspace)).output(generationQueueSchema),
    /** Lets them spend, together at most `ceiling` credits; past it the rest holds and asks again. Answers those it still could approve. */
    approve: procedure
      .input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(1000), ceiling: z.number().min(0).max(1e9).nullable() }))
      .output(z.object({ approved: z.array(idSchema) })),
    list: procedure
      .input(z.object({ ...inWorkspace, ...pageInput, draftId: idSchema.nullish(), filter: generationFilterSchema.default('all') }))
      .output(page(generationSchema)),
    get: procedure.input(z.object({ ...inWorkspace, generationId: idSchema })).output(generationDetailSchema),
    /** Puts the texts into a draft, never over an edit unless `platforms` names it, or (`draftId` null) into a new one. The state before is in the history. */
    use: procedure
      .input(z.object({ ...command, ...inWorkspace, generationId: idSchema, draftId: idSchema.nullable(), platforms: z.array(platformSchema).min(1).optional() }))
      .output(usedSchema),
    /** Credits that this workspace used, by month of the zone (UTC where none is named) and kind, newest first. */
    spend: procedure.input(z.object({ ...inWorkspace, zone: zoneSchema.optional() })).output(spendSchema),
  },
  outbox: {
    list: procedure
      .input(z.object({ ...inWorkspace, ...pageInput, filter: z.enum(['all', 'open', 'uploads', 'needs-you', 'done']).default('all') }))
      .output(page(intentSchema)),
    act: procedure.input(z.object({ ...command, ...inWorkspace, intentId: idSchema, action: outboxActionSchema })).output(intentSchema),
    /** Pauses uploads, or lets them go on; `ids` null: all that are open now. Those for which it is not possible are left out of `changed`. */
    pauseUploads: procedure
      .input(z.object({ ...command, ...inWorkspace, ids: z.array(idSchema).min(1).max(5_000).nullable(), paused: z.boolean() }))
      .output(z.object({ changed: z.array(idSchema) })),
    /** Puts one open upload before another, or last. Refused with NOT_POSSIBLE_NOW when one of them is over. */
    moveUpload: procedure.input(z.object({ ...command, ...inWorkspace, intentId: idSchema, before: idSchema.nullable() })).output(ok),
  },
  posts: {
    list: procedure.input(z.object({ ...inWorkspace, ...pageInput })).output(page(postSchema)),
    get: procedure.input(z.object({ ...inWorkspace, sendId: idSchema })).output(postSchema),
    /** What happened to it and when; and each item as it was drafted, sent, stored by the service, and published. */
    history: procedure.input(z.object({ ...inWorkspace, sendId: idSchema })).output(postHistorySchema),
    /** Posts of the workspace on PowerPost that were made elsewhere, as last read; newest first. */
    elsewhere: procedure.input(z.object({ ...inWorkspace, ...pageInput })).output(page(foreignPostSchema).extend({ list: remoteListSchema })),
    /** Reads PowerPost's list of posts now. Answers when it was read, or why it was not; what was read before stays. */
    pull: procedure.input(z.object(inWorkspace)).output(remoteListSchema),
  },
  activity: {
    /** What was asked of the service for this workspace, newest first: the latest 5,000 requests of 30 days. */
    list: procedure.input(z.object({ ...inWorkspace, ...pageInput, filter: requestFilterSchema })).output(page(requestSchema)),
    /** The same for an account itself: its balance, and whether a workspace is its own. */
    ofAccount: procedure.input(z.object({ accountId: idSchema, ...pageInput, filter: requestFilterSchema })).output(page(requestSchema)),
  },
}
export type AppContract = typeof appContract
