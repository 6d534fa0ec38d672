/** How the app behaves on the desktop, as the user chose it in the settings. Kept by the shell. */
import { z } from 'zod'

/** What may be told by a notification of the system. News of an account that is paused counts as `needs-you`. */
export const NOTIFICATION_KINDS = ['published', 'failed', 'needs-you', 'missed', 'captions'] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

export const notificationSettingsSchema = z.object({
  kinds: z.record(z.enum(NOTIFICATION_KINDS), z.boolean()),
  /** None while a window of the app has the focus: it shows these things itself. */
  quietWhileFocused: z.boolean(),
})
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>

export const desktopSettingsSchema = z.object({
  /** An icon in the notification area, or on a Mac in the menu bar. */
  tray: z.boolean(),
  /** Closing the last window does not quit: sends with a time go on. */
  keepRunning: z.boolean(),
  notifications: notificationSettingsSchema,
})
export type DesktopSettings = z.infer<typeof desktopSettingsSchema>

/** By the custom of the platform: on a Mac an app outlives its windows, elsewhere it ends with them. */
export function defaultDesktopSettings(isMac: boolean): DesktopSettings {
  return {
    tray: true,
    keepRunning: isMac,
    notifications: { kinds: { published: true, failed: true, 'needs-you': true, missed: true, captions: true }, quietWhileFocused: true },
  }
}
