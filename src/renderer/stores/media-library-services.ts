/** All that the window keeps of media: each client's library, imports and uploads, and what is being told of its files. */
import type { CoreConnection } from '../connection/core-connection.ts'
import type { FlushRegistry } from '../lib/flush.ts'
import type { Timing } from '../lib/timing.ts'
import { createMediaBatches } from './media-batches.ts'
import type { MediaBatches } from './media-batches.ts'
import { createMediaEdits } from './media-edits.ts'
import type { MediaEdits } from './media-edits.ts'
import { createMediaEditors } from './media-library-editors.ts'
import type { MediaEditors } from './media-library-editors.ts'
import { createMediaLibrary } from './media-library.ts'
import type { MediaLibrary } from './media-library.ts'
import { createMediaSelection } from './media-selection.ts'
import type { MediaSelection } from './media-selection.ts'
import { createMediaUploads } from './media-uploads.ts'
import type { MediaUploads } from './media-uploads.ts'

/** Of one client; kept once it was looked at, so that coming back shows it at once. */
export interface ClientMedia {
  library: MediaLibrary
  selection: MediaSelection
  batches: MediaBatches
  uploads: MediaUploads
  edits: MediaEdits
}

export interface MediaServices {
  editors: MediaEditors
  of(workspaceId: string): ClientMedia
}

export function createMediaServices(parts: { connection: CoreConnection; timing: Timing; flush: FlushRegistry }): MediaServices {
  const { flush } = parts
  const clients = new Map<string, ClientMedia>()
  const editors = createMediaEditors({ ...parts, onSaved: (workspaceId, item) => clients.get(workspaceId)?.library.put(item) })
  flush.register(() => editors.flush(), () => !editors.isClean())
  return {
    editors,
    of(workspaceId) {
      const known = clients.get(workspaceId)
      if (known !== undefined) return known
      const library = createMediaLibrary(parts, workspaceId)
      const selection = createMediaSelection()
      library.state.subscribe(({ order }) => selection.follow(order))
      const fresh: ClientMedia = {
        library,
        selection,
        batches: shared(createMediaBatches(parts, workspaceId)),
        uploads: createMediaUploads(parts, workspaceId),
        edits: createMediaEdits(parts, workspaceId),
      }
      clients.set(workspaceId, fresh)
      return fresh
    },
  }
}

/** Several places may follow the imports of a client at once: it starts with the first and stops with the last. */
function shared(batches: MediaBatches): MediaBatches {
  let users = 0
  let stop = () => {}
  return {
    ...batches,
    start() {
      users += 1
      if (users === 1) stop = batches.start()
      let isUser = true
      return () => {
        if (!isUser) return
        isUser = false
        users -= 1
        if (users === 0) stop()
      }
    },
  }
}
