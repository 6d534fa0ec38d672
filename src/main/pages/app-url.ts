/** The addresses of the window's own pages. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'powerpost'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** The draft that a page shows alone, in a window of its own. */
export interface DraftAddress {
  workspaceId: string
  draftId: string
}

/** The window's page in a language. `from`: the address it has now, whose place (after the #) is kept. */
export function appPage({ language, locale }: { language: string; locale: string | null }, from = '', draft: DraftAddress | null = null): string {
  const query = new URLSearchParams({ language, ...(locale === null ? {} : { locale }), ...(draft === null ? {} : { workspace: draft.workspaceId, draft: draft.draftId }) })
  return `${APP_PAGE}?${query.toString()}${isAppOrigin(from) ? new URL(from).hash : ''}`
}

/**
 * Finds the file for a request among the files that were built (`/index.html`, `/assets/…`). Nothing is ever joined to a folder:
 * what is not in the list does not exist, however the address is spelt.
 */
export function findAppFile<T>(address: string, files: ReadonlyMap<string, T>): T | undefined {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return undefined
  }
  const isOurs = url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
  if (!isOurs) return undefined
  return files.get(url.pathname === '/' ? '/index.html' : url.pathname)
}

/** Compares what the browser says of a page (`frame.origin` or a URL) with our origin. Custom schemes have a "null" URL origin in Node. */
export function isAppOrigin(address: string): boolean {
  try {
    const url = new URL(address)
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
  } catch {
    return false
  }
}
