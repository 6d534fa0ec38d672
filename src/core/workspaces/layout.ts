/** Names inside the data folder. A workspace's folder is its local UUID, never text of the user or the service (D11). */
import { join } from 'node:path'

export const DATABASE_FILE = 'workspace.db'
export const CREATING = '.creating-'
export const DELETED = '.deleted-'
/** A whole new file that waits to take the place of a damaged one. */
export const RECOVERED_FILE = 'workspace.recovered.db'
/** Folders into which a damaged file was moved, with its log. */
export const DAMAGED = 'damaged-'
export const BACKUPS = 'backups'

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u

export const workspacesDirOf = (dataDir: string): string => join(dataDir, 'workspaces')
export const catalogFileOf = (dataDir: string): string => join(dataDir, 'catalog.db')
