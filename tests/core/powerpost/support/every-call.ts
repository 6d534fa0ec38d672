/** Each call of docs/api/openapi.yaml, made through the client. A call that the file gains does not compile here until it is made. */
import type { OperationId } from '../../../../src/core/powerpost/generated/operations.ts'
import { OPERATIONS } from '../../../../src/core/powerpost/index.ts'
import type { AccountClient, CallOptions, NewPostItem, Outcome, UploadSource, WorkspaceClient } from '../../../../src/core/powerpost/index.ts'

export interface Clients {
  account: AccountClient
  workspace: WorkspaceClient
}

/** What a test may choose; the rest is sound. */
export interface Choice {
  id?: string
  items?: NewPostItem[]
  source?: UploadSource
  options?: CallOptions
}

export const OPERATION_IDS = Object.keys(OPERATIONS) as OperationId[] // the table's keys are exactly these

export const file = (bytes: Uint8Array = new Uint8Array(8), fileName = 'a.png'): UploadSource => ({
  fileName, mime: 'image/png', kind: 'image', size: bytes.byteLength,
  open: async function* () {
    yield bytes
  },
})

const ITEMS: NewPostItem[] = [{ post_type: 'x-post', content: 'Fresh beans' }]

export const EVERY_CALL: Record<OperationId, (clients: Clients, choice?: Choice) => Promise<Outcome<unknown>>> = {
  getCredits: ({ account }, { options } = {}) => account.getCredits(options),
  uploadMedia: ({ workspace }, { source = file(), options } = {}) => workspace.uploadMedia(source, options),
  generateContent: ({ workspace }, { options } = {}) => workspace.generateCaptions({ prompt: 'Fresh beans', post_types: ['x-post'], research_mode: 'regular' }, options),
  listGenerations: ({ workspace }, { options } = {}) => workspace.listGenerations({ status: 'completed', limit: 5, cursor: 'c1' }, options),
  getGeneration: ({ workspace }, { id = 'thing', options } = {}) => workspace.getGeneration(id, options),
  generateImages: ({ workspace }, { options } = {}) => workspace.generateImages({ prompt: 'A cup', quantity: 2 }, options),
  getImageGeneration: ({ workspace }, { id = 'thing', options } = {}) => workspace.getImages(id, options),
  generateVideo: ({ workspace }, { options } = {}) => workspace.generateVideo({ prompt: 'Steam', duration: 5 }, options),
  getVideoGeneration: ({ workspace }, { id = 'thing', options } = {}) => workspace.getVideo(id, options),
  listPosts: ({ workspace }, { options } = {}) => workspace.listPosts({ status: 'draft', limit: 5 }, options),
  createPost: ({ workspace }, { items = ITEMS, options } = {}) => workspace.createPost(items, options),
  getPost: ({ workspace }, { id = 'thing', options } = {}) => workspace.getPost(id, options),
  publishPost: ({ workspace }, { id = 'thing', options } = {}) => workspace.publishPost(id, options),
  schedulePost: ({ workspace }, { id = 'thing', options } = {}) => workspace.schedulePost(id, '2026-12-01T09:00:00Z', options),
  cancelPost: ({ workspace }, { id = 'thing', options } = {}) => workspace.cancelPost(id, options),
  getPostItemAnalytics: ({ workspace }, { id = 'thing', options } = {}) => workspace.getFigures(id, options),
  listCalendarEntries: ({ workspace }, { options } = {}) => workspace.listEntries({ from: '2026-12-01', to: '2026-12-31' }, options),
  createCalendarEntry: ({ workspace }, { options } = {}) => workspace.createEntry({ title: 'Plan', scheduled_date: '2026-12-01', scheduled_time: '08:30', platforms: ['x'] }, options),
  getCalendarEntry: ({ workspace }, { id = 'thing', options } = {}) => workspace.getEntry(id, options),
  updateCalendarEntry: ({ workspace }, { id = 'thing', options } = {}) => workspace.updateEntry(id, { description: null }, options),
  deleteCalendarEntry: ({ workspace }, { id = 'thing', options } = {}) => workspace.deleteEntry(id, options),
}
