import { RadioGroup } from '../../components/ui/index.ts'
import { bridgeError } from '../../lib/bridge-error.ts'
import { usePreferences, useServices } from '../../stores/services-context.tsx'
import { wordsFor } from '../../strings/errors.ts'
import { settings } from '../../strings/settings.ts'
import { SettingsPage } from './settings-page.tsx'

export function AppearancePage() {
  const { preferences, toasts } = useServices()
  const theme = usePreferences((state) => state.theme)
  return (
    <SettingsPage title={settings.pages.appearance} text={settings.appearanceText}>
      <RadioGroup
        label={settings.theme}
        value={theme}
        onChange={(next) => void preferences.getState().setTheme(next).catch((error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' }))}
        options={[
          { value: 'system', label: settings.themes.system, hint: settings.themeSystemHint },
          { value: 'light', label: settings.themes.light },
          { value: 'dark', label: settings.themes.dark },
        ]}
      />
    </SettingsPage>
  )
}
