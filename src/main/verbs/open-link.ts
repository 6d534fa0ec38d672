/** The one place that hands an address to the system. */
import { dialog, shell } from 'electron'
import type { BrowserWindow } from 'electron'
import { AppError } from '../../contract/errors.ts'
import type { ShellWords } from '../words/index.ts'
import { allowLink } from './link-policy.ts'

/** Opens an https address after the user agreed to the host that is shown. */
export async function openLink(window: BrowserWindow, address: string, words: ShellWords['link']): Promise<void> {
  const link = allowLink(address)
  if (link === null) throw new AppError('INVALID_INPUT', 'Only web addresses that begin with https:// can be opened.', { field: 'url' })
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.question(link.host),
    detail: link.href.length > 300 ? `${link.href.slice(0, 300)}…` : link.href,
    buttons: [words.open, words.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(link.href)
}

/** Opens the local service's own dashboard; its address comes from the process that we started, never from a page. */
export async function openDashboard(address: string): Promise<void> {
  const link = allowLink(address, new URL(address).origin)
  if (link === null) throw new AppError('SANDBOX_UNAVAILABLE', 'The sandbox did not name its dashboard.')
  await shell.openExternal(link.href)
}
