import { useEffect, useState } from 'react'
import { NOTIFICATION_KINDS } from '../../../contract/desktop-settings.ts'
import type { DesktopSettings } from '../../../contract/desktop-settings.ts'
import { Checkbox } from '../../components/ui/index.ts'
import { bridgeError } from '../../lib/bridge-error.ts'
import { isMac } from '../../lib/keys.ts'
import { useServices } from '../../stores/services-context.tsx'
import { desktopWords } from '../../strings/desktop.ts'
import { wordsFor } from '../../strings/errors.ts'
import { settings } from '../../strings/settings.ts'
import { SettingsPage } from './settings-page.tsx'

/** What goes on behind the window: running on, the icon beside the clock, notifications. */
export function DesktopPage() {
  const { values, change } = useDesktopSettings()
  const mac = isMac()
  return (
    <SettingsPage title={settings.pages.desktop} text={desktopWords.pageText}>
      {values !== null && (
        <div className="flex flex-col gap-8">
          <fieldset className="flex flex-col gap-3">
            <legend className="mb-3 font-medium">{desktopWords.background}</legend>
            <Checkbox label={desktopWords.keepRunning} hint={mac ? desktopWords.keepRunningMacHint : desktopWords.keepRunningHint} checked={values.keepRunning} onChange={(keepRunning) => change({ ...values, keepRunning })} />
            <Checkbox label={mac ? desktopWords.trayMac : desktopWords.tray} hint={mac ? desktopWords.trayMacHint : desktopWords.trayHint} checked={values.tray} onChange={(tray) => change({ ...values, tray })} />
          </fieldset>
          <Notifications values={values} onChange={change} />
        </div>
      )}
    </SettingsPage>
  )
}

function Notifications({ values, onChange }: { values: DesktopSettings; onChange: (next: DesktopSettings) => void }) {
  const { kinds, quietWhileFocused } = values.notifications
  const set = (part: Partial<DesktopSettings['notifications']>) => onChange({ ...values, notifications: { ...values.notifications, ...part } })
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-medium">{desktopWords.notifications}</legend>
      <p className="mb-1 text-12 text-muted">{desktopWords.notificationsText}</p>
      {NOTIFICATION_KINDS.map((kind) => (
        <Checkbox key={kind} label={desktopWords.kinds[kind].label} hint={desktopWords.kinds[kind].hint} checked={kinds[kind]} onChange={(isOn) => set({ kinds: { ...kinds, [kind]: isOn } })} />
      ))}
      <div className="mt-2 border-t border-subtle pt-4">
        <Checkbox label={desktopWords.quiet} hint={desktopWords.quietHint} checked={quietWhileFocused} onChange={(isQuiet) => set({ quietWhileFocused: isQuiet })} />
      </div>
    </fieldset>
  )
}

/** As the shell keeps them; null until they are read. A change shows at once. */
function useDesktopSettings(): { values: DesktopSettings | null; change: (next: DesktopSettings) => void } {
  const { bridge, toasts } = useServices()
  const [values, setValues] = useState<DesktopSettings | null>(null)
  useEffect(() => {
    let isGone = false
    bridge.getDesktopSettings().then((read) => { if (!isGone) setValues(read) }, (error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))
    return () => {
      isGone = true
    }
  }, [bridge, toasts])
  const change = (next: DesktopSettings) => {
    setValues(next)
    bridge.setDesktopSettings(next).catch((error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))
  }
  return { values, change }
}
