/** All that the window keeps of drafts: lists, open editors, files on their way in. One for the window, above every screen. */
import type { PowerPostBridge } from '../../contract/shell-contract.ts'
import type { CoreConnection } from '../connection/core-connection.ts'
import type { FlushRegistry } from '../lib/flush.ts'
import type { Timing } from '../lib/timing.ts'
import { createDraftEditors } from './draft-editors.ts'
import type { DraftEditors } from './draft-editors.ts'
import { createDraftLists } from './drafts-list.ts'
import type { DraftLists } from './drafts-list.ts'
import { createImports } from './imports.ts'
import type { Imports } from './imports.ts'

export interface DraftServices {
  editors: DraftEditors
  lists: DraftLists
  imports: Imports
}

export function createDraftServices(parts: { connection: CoreConnection; bridge: PowerPostBridge; timing: Timing; flush: FlushRegistry }): DraftServices {
  const { connection, bridge, timing, flush } = parts
  const editors = createDraftEditors({ connection, windowId: bridge.windowId, timing })
  flush.register(() => editors.flush(), () => !editors.isClean())
  return { editors, lists: createDraftLists({ connection, timing }), imports: createImports({ connection, bridge, timing }) }
}
