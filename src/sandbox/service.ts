/** The service without its wire: everything the API and the dashboard act on. */
import { createCredits } from './account/credits.ts'
import type { Credits } from './account/credits.ts'
import { createKeys } from './account/keys.ts'
import type { Keys } from './account/keys.ts'
import { createCalendar } from './calendar/calendar.ts'
import type { Calendar } from './calendar/calendar.ts'
import type { Chance, Clock } from './clock-and-chance.ts'
import { createFaults } from './faults/faults.ts'
import type { Faults } from './faults/faults.ts'
import { createCaptionOrders } from './generations/caption-orders.ts'
import type { CaptionOrders } from './generations/caption-orders.ts'
import { createGenerations } from './generations/generations.ts'
import type { Generations } from './generations/generations.ts'
import { createRequestLog } from './http/request-log.ts'
import type { RequestLog } from './http/request-log.ts'
import { createMediaStore } from './media/media.ts'
import type { MediaStore } from './media/media.ts'
import type { MediaLimits } from './media/receive-upload.ts'
import { createPosts } from './posts/posts.ts'
import type { Posts } from './posts/posts.ts'
import { createPublishing } from './posts/publishing.ts'
import type { Publishing } from './posts/publishing.ts'
import type { Storage } from './storage/open-storage.ts'
import { createWorkspaces } from './workspaces/workspaces.ts'
import type { Workspaces } from './workspaces/workspaces.ts'

export interface Service {
  readonly storage: Storage
  readonly clock: Clock
  readonly chance: Chance
  readonly mediaLimits: MediaLimits
  readonly keys: Keys
  readonly credits: Credits
  readonly workspaces: Workspaces
  readonly media: MediaStore
  readonly posts: Posts
  readonly publishing: Publishing
  readonly generations: Generations
  readonly captionOrders: CaptionOrders
  readonly calendar: Calendar
  readonly faults: Faults
  readonly log: RequestLog
}

export interface ServiceOptions {
  clock: Clock
  chance: Chance
  /** Of an account that is new. */
  credits: number
  publishMs: number
  generateMs: number
  mediaLimits: MediaLimits
  faultSeed: number
}

/** `isNew` tells that the data folder was empty. */
export function createService(storage: Storage, options: ServiceOptions): Service & { isNew: boolean } {
  const { clock, chance, mediaLimits } = options
  const { db } = storage
  const isNew = db.prepare('INSERT INTO account (id, balance, created_at) VALUES (1, ?, ?) ON CONFLICT DO NOTHING').run(options.credits, clock.now()).changes === 1
  const credits = createCredits(db, clock)
  const workspaces = createWorkspaces(storage, clock, chance)
  const media = createMediaStore(storage, clock, chance, mediaLimits)
  const generations = createGenerations(db)
  const posts = createPosts(db, clock, chance, { media, captionsOf: generations.captionsOf })
  return {
    isNew,
    storage,
    clock,
    chance,
    mediaLimits,
    keys: createKeys(db, clock, chance),
    credits,
    workspaces,
    media,
    posts,
    publishing: createPublishing(db, clock, chance, { posts, credits, workspaces, publishMs: options.publishMs }),
    generations,
    captionOrders: createCaptionOrders(db, clock, chance, { credits, media, generateMs: options.generateMs }),
    calendar: createCalendar(db, clock, chance),
    faults: createFaults(options.faultSeed),
    log: createRequestLog(db, clock.now),
  }
}
