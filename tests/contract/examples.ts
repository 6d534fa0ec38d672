/** One good input for each procedure that takes one. The tests spoil it field by field. */
const ID = '0b7c8f7e-5a54-4c1b-9d62-1f0a1a2b3c4d'
const command = { commandId: ID }
const inWorkspace = { workspaceId: ID }
const name = 'Nordic Coffee'
const content = { title: 'Spring', shared: 'Hello', variants: { x: 'Hi' }, youtubeTitle: '', postTypes: ['instagram-feed'], mediaIds: [ID] }
const target = { ...command, ...inWorkspace, draftId: ID }
const sha256 = 'a'.repeat(64)

export const EXAMPLES: Record<string, Record<string, unknown>> = {
  'app.accounts.add': { ...command, label: 'Me', key: 'pp_live_x', baseUrl: 'https://powerpost.ai/api/v1' },
  'app.accounts.rename': { ...command, accountId: ID, label: 'Me' },
  'app.accounts.replaceKey': { ...command, accountId: ID, key: 'pp_live_x' },
  'app.accounts.verify': { accountId: ID },
  'app.accounts.remove': { ...command, accountId: ID },
  'app.accounts.resume': { ...command, accountId: ID },
  'app.accounts.connectSandbox': command,
  'app.workspaces.check': { accountId: ID, remoteId: 'ws_1' },
  'app.workspaces.add': { ...command, accountId: ID, remoteId: 'ws_1', name, color: 'teal' },
  'app.workspaces.createInSandbox': { ...command, accountId: ID, name, color: 'teal' },
  'app.workspaces.createLocal': { ...command, name, color: 'teal' },
  'app.workspaces.link': { ...command, ...inWorkspace, accountId: ID, remoteId: 'ws_1' },
  'app.workspaces.rename': { ...command, ...inWorkspace, name },
  'app.workspaces.setColor': { ...command, ...inWorkspace, color: 'plum' },
  'app.workspaces.reorder': { ...command, order: [ID] },
  'app.workspaces.overview': inWorkspace,
  'app.workspaces.deletePreview': inWorkspace,
  'app.workspaces.delete': { ...command, ...inWorkspace, typedName: name },
  'app.workspaces.releaseHold': { ...command, ...inWorkspace, decision: 'resume' },
  'app.workspaces.recover': { ...command, ...inWorkspace, from: 'backup' },
  'app.drafts.list': { ...inWorkspace, cursor: 'abc', limit: 50, trashed: false },
  'app.drafts.get': { ...inWorkspace, draftId: ID },
  'app.drafts.create': { ...command, ...inWorkspace, content },
  'app.drafts.save': { ...target, windowId: ID, baseRev: 3, content },
  'app.drafts.revisions': { ...inWorkspace, draftId: ID, cursor: 'abc', limit: 10 },
  'app.drafts.restore': { ...target, revisionId: ID },
  'app.drafts.trash': target,
  'app.drafts.untrash': target,
  'app.media.get': { ...inWorkspace, ids: [ID] },
  'app.media.setAlt': { ...command, ...inWorkspace, mediaId: ID, alt: 'A cup' },
  'app.media.batch': { ...inWorkspace, batchId: ID },
  'app.sends.preview': { ...inWorkspace, draftId: ID },
  'app.sends.create': { ...target, rev: 3, postTypes: ['instagram-feed'], when: { kind: 'now' }, again: false },
  'app.sends.fixAndResend': { ...command, ...inWorkspace, sendId: ID },
  'app.sends.cancel': { ...command, ...inWorkspace, sendId: ID },
  'app.generations.ask': {
    ...target, approve: true,
    request: { prompt: 'A new roast', mediaIds: [ID], postTypes: ['x-post'], researchMode: 'deep', writingStyleId: 'style-1', ctaText: 'Come by', sourceUrls: ['https://example.com'] },
  },
  'app.generations.queue': inWorkspace,
  'app.generations.approve': { ...command, ...inWorkspace, ids: [ID], ceiling: 20 },
  'app.generations.list': { ...inWorkspace, cursor: 'abc', limit: 10, draftId: ID, filter: 'open' },
  'app.generations.get': { ...inWorkspace, generationId: ID },
  'app.generations.use': { ...target, generationId: ID, platforms: ['x'] },
  'app.generations.spend': inWorkspace,
  'app.outbox.list': { ...inWorkspace, cursor: 'abc', limit: 10, filter: 'open' },
  'app.outbox.act': { ...command, ...inWorkspace, intentId: ID, action: 'cancel' },
  'app.posts.list': { ...inWorkspace, limit: 1 },
  'app.posts.get': { ...inWorkspace, sendId: ID },
  'app.search.query': { ...inWorkspace, text: 'spring', limit: 20 },
  'control.importFiles': { ...command, ...inWorkspace, draftId: null, paths: ['/photos/a.jpg'] },
  'control.locateMedia': { ...inWorkspace, sha256 },
  'control.drain': { deadlineMs: 1000 },
  'control.powerEvent': { kind: 'suspend' },
  'host.startHelper': { kind: 'sandbox' },
  'host.notify': { workspaceId: ID, title: 'Published', body: 'Spring' },
}

/** Answers are checked by their schemas on the way out; these take nothing in. */
export const WITHOUT_INPUT = ['app.system.hello', 'app.system.subscribe', 'app.accounts.list', 'app.workspaces.list', 'control.inFlight']
