import { resolve } from 'node:path'
import type { App } from 'electron'
import { LINK_SCHEME } from '../../contract/links.ts'

/**
 * Makes the app the one that opens `powerpost://` links: an installed one by itself, one run from its sources only when it is started
 * with `--register-links`, for it would take them from the one that is installed.
 */
export function registerLinks(app: App): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  else if (app.commandLine.hasSwitch('register-links')) app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [resolve(process.argv[1] ?? '.')])
}
