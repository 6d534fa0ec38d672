/** The service without its wire: everything the API and the dashboard act on. */
import { createCredits } from './account/credits.ts'
import type { Credits } from './account/credits.ts'
import { keptSecret } from './account/kept-key.ts'
import { createKeys } from './account/keys.ts'
import type { Keys } from './account/keys.ts'
import { createFigures } from './analytics/figures.ts'
import type { Figures } from './analytics/figures.ts'
import { createCalendar } from './calendar/calendar.ts'
import type { Calendar } from './calendar/calendar.ts'
import type { Chance, Clock } from './clock-and-chance.ts'
import { createFaults } from './faults/faults.ts'
import type { Faults } from './faults/faults.ts'
import { createCaptionOrders } from './generations/caption-orders.ts'
import type { CaptionOrders } from './generations/caption-orders.ts'
import { createFinishPictures } from './generations/finish-pictures.ts'
import type { FinishPictures } from './generations/finish-pictures.ts'
import { createGenerations } from './generations/generations.ts'
import type { Generations } from './generations/generations.ts'
import { createPictureOrders } from './generations/picture-orders.ts'
import type { PictureOrders } from './generations/picture-orders.ts'
import { createPictureRows } from './generations/picture-rows.ts'
import type { PictureRows } from './generations/picture-rows.ts'
import { createRequestLog } from './http/request-log.ts'
import type { RequestLog } from './http/request-log.ts'
import { createAddresses } from './media/addresses.ts'
import type { Addresses } from './media/addresses.ts'
import { createMediaStore } from './media/media.ts'
import type { MediaStore } from './media/media.ts'
import type { MediaLimits } from './media/receive-upload.ts'
import type { Studio } from './pictures/studio.ts'
import { createPosts } from './posts/posts.ts'
import type { Posts } from './posts/posts.ts'
import { createPublishing } from './posts/publishing.ts'
import type { Publishing } from './posts/publishing.ts'
import type { Storage } from './storage/open-storage.ts'
import { createWorkspaces } from './workspaces/workspaces.ts'
import type { Workspaces } from './workspaces/workspaces.ts'
import { createWritingStyles } from './workspaces/writing-styles.ts'
import type { WritingStyles } from './workspaces/writing-styles.ts'

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
  readonly styles: WritingStyles
  readonly addresses: Addresses
  readonly pictureRows: PictureRows
  readonly pictureOrders: PictureOrders
  readonly finishPictures: FinishPictures
  readonly figures: Figures
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
  /** A post with a time pays when it is planned, not when it goes out. */
  payWhenPlanned: boolean
  generateMs: number
  videoMs: number
  /** Between two looks at how a published item does. */
  lookMs: number
  studio: Studio
  report: (problem: string) => void
  mediaLimits: MediaLimits
  faultSeed: number
}

/** `isNew` tells that the data folder was empty. */
export function createService(storage: Storage, options: ServiceOptions): Service & { isNew: boolean } {
  const { clock, chance, mediaLimits } = options
  const { db } = storage
  const credits = createCredits(db, clock)
  const isNew = credits.open(options.credits)
  const workspaces = createWorkspaces(storage, clock, chance)
  const media = createMediaStore(storage, clock, chance, mediaLimits)
  const styles = createWritingStyles(db, clock, chance)
  const generations = createGenerations(db)
  const addresses = createAddresses(keptSecret(storage.dataDir, 'addresses of files'), clock.now)
  const pictureRows = createPictureRows(db, addresses)
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
    publishing: createPublishing(db, clock, chance, { posts, credits, workspaces, publishMs: options.publishMs, payWhenPlanned: options.payWhenPlanned }),
    generations,
    captionOrders: createCaptionOrders(db, clock, chance, { credits, media, styles, generateMs: options.generateMs }),
    styles,
    addresses,
    pictureRows,
    pictureOrders: createPictureOrders(db, clock, chance, { rows: pictureRows, credits, media, captionsOf: generations.captionsOf, generateMs: options.generateMs, videoMs: options.videoMs }),
    finishPictures: createFinishPictures(db, clock, { rows: pictureRows, credits, media, studio: options.studio, report: options.report }),
    figures: createFigures(clock, posts, options.lookMs),
    calendar: createCalendar(db, clock, chance),
    faults: createFaults(options.faultSeed),
    log: createRequestLog(db, clock.now),
  }
}
