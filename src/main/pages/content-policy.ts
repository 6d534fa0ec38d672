/**
 * What a page of the app may do. No network at all; scripts only from the app's own files; styles from there and, for
 * libraries that write `<style>` elements, with the nonce of this load.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' media: blob: data:",
    'media-src media: blob:',
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** For everything that is shown inside a page and is never one itself. */
export const INERT_POLICY = "default-src 'none'; sandbox"
