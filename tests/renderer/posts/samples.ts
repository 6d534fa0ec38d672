/** Posts as the core gives them. */
import type { ForeignPost, Post } from '../../../src/contract/schemas/sends.ts'

export type Item = Post['items'][number]

export function anItem(platform: string, status: string, over: Partial<Item> = {}): Item {
  return {
    postType: `${platform}-post`, platform, text: 't', title: null, status, platformPostId: null, error: null, errorCode: null, requestId: null, again: null, canSendAgain: false, ...over,
  }
}

export function aPost(over: Partial<Post> = {}): Post {
  return {
    sendId: 's1', draftId: 'd1', title: 'Spring menu', state: 'finished', remotePostId: 'p1', items: [], mediaCount: 0, creditsUsed: null, createdAt: 1, finishedAt: 2, notAfter: null, due: null,
    editedSince: false, carrier: 'app', scheduledAt: null, movingTo: null, appCarries: null, remoteStatus: null, canCancel: false, canReschedule: false, resendOf: null, ...over,
  }
}

export function aForeignPost(over: Partial<ForeignPost> = {}): ForeignPost {
  return { remotePostId: 'p9', status: 'published', madeAt: 1, scheduledFor: null, items: [], ...over }
}
