/** Electron's notifications behind the small interface that the app needs. */
import { Notification } from 'electron'
import type { NotificationParts } from './notification-center.ts'

/** Those that stand: one that nobody holds is collected, and its click with it. */
export function electronNotifications(): NotificationParts['show'] {
  const standing = new Set<Notification>()
  return ({ title, body }, on) => {
    if (!Notification.isSupported()) return () => {}
    const notification = new Notification({ title, body, silent: true })
    standing.add(notification)
    notification.once('click', () => {
      standing.delete(notification)
      on.click()
    })
    notification.once('close', () => {
      standing.delete(notification)
      on.gone()
    })
    notification.show()
    return () => notification.close()
  }
}
