/** Requests for captions as the core would answer them. */
import type { Generation, GenerationDetail } from '../../../src/contract/schemas/generations.ts'
import type { IntentView } from '../../../src/contract/schemas/outbox.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import type { DraftContent } from '../../../src/domain/draft-content.ts'

export const WORKSPACE = '11111111-1111-4111-8111-111111111111'
export const OTHER_WORKSPACE = '11111111-1111-4111-8111-222222222222'
export const DRAFT = '22222222-2222-4222-8222-222222222222'

export const idOf = (number: number): string => `33333333-3333-4333-8333-${String(number).padStart(12, '0')}`

export function content(over: Partial<DraftContent> = {}): DraftContent {
  return { ...EMPTY_CONTENT, title: 'Spring menu', shared: 'Rhubarb is here', postTypes: ['instagram-feed', 'x-post'], ...over }
}

export function generation(number: number, over: Partial<Generation> = {}): Generation {
  return {
    id: idOf(number), state: 'completed', intentId: idOf(1000 + number), intentState: 'done', blockedCode: null, waitingFor: null, asks: false,
    draftId: DRAFT, draftState: 'here', draftTitle: 'Spring menu',
    request: { prompt: 'Rhubarb is here', mediaIds: [], postTypes: ['instagram-feed', 'x-post'], researchMode: 'regular', writingStyleId: null, ctaText: null, sourceUrls: [] },
    platforms: ['instagram', 'x'], approved: true, ceiling: null, estimate: 6, creditsUsed: 6, refunded: false, lost: 0, remoteStatus: 'completed',
    outputs: { instagram: 'Made for Instagram', x: 'Made for X' }, error: null, createdAt: number, acceptedAt: number, finishedAt: number + 1, usedAt: null,
    ...over,
  }
}

export const waiting = (number: number, over: Partial<Generation> = {}): Generation =>
  generation(number, { state: 'waiting', intentState: 'blocked', blockedCode: 'APPROVAL_NEEDED', approved: false, creditsUsed: null, remoteStatus: null, outputs: null, acceptedAt: null, finishedAt: null, ...over })

export function intent(over: Partial<IntentView> = {}): IntentView {
  return {
    id: idOf(1), kind: 'captions', state: 'queued', sendId: null, generationId: idOf(1), draftId: DRAFT, draftTitle: 'Spring menu', platforms: ['instagram', 'x'], fileName: null,
    blockedCode: null, waitingFor: null, fileSize: null, plan: null, pausedByUser: false, turn: 1, nextAt: null, attempts: 0, progress: null, looks: [], asks: false, lastError: null, cancelledBy: null,
    creditsUsed: null, notAfter: null, notBefore: null, actions: [], createdAt: 1, updatedAt: 2, ...over,
  }
}

export function detail(number: number, over: Partial<GenerationDetail> = {}): GenerationDetail {
  return { ...generation(number), asked: content(), intent: intent({ state: 'done' }), ...over }
}
