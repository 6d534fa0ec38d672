import { isAppOrigin } from '../pages/app-url.ts'

/** What is known of who sent a message from a page. */
export interface Sender {
  /** Null when the frame is gone already. */
  frame: { url: string; isTop: boolean } | null
  contentsId: number
}

/** Only the top frame of our own page in a window that we opened may ask anything. */
export function isTrustedSender(sender: Sender, knownContents: ReadonlySet<number>): boolean {
  return sender.frame !== null && sender.frame.isTop && isAppOrigin(sender.frame.url) && knownContents.has(sender.contentsId)
}
