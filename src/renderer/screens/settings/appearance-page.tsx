import { RadioGroup } from '../../components/ui/index.ts'
import { bridgeError } from '../../lib/bridge-error.ts'
import { changeLanguage } from '../../stores/change-language.ts'
import { usePreferences, useServices } from '../../stores/services-context.tsx'
import { wordsFor } from '../../strings/errors.ts'
import { settings } from '../../strings/settings.ts'
import { SettingsPage } from './settings-page.tsx'

export function AppearancePage() {
  const services = useServices()
  const { preferences, toasts } = services
  const theme = usePreferences((state) => state.theme)
  const language = usePreferences((state) => state.language)
  const systemLanguage = usePreferences((state) => state.systemLanguage)
  return (
    <SettingsPage title={settings.pages.appearance} text={settings.appearanceText}>
      <div className="flex flex-col gap-8">
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
        <div className="flex flex-col gap-3">
          <RadioGroup
            label={settings.language}
            value={language}
            onChange={(next) => void changeLanguage(services, next)}
            options={[
              { value: 'system', label: settings.languages.system, hint: settings.languages[systemLanguage] },
              { value: 'en', label: <span lang="en">{settings.languages.en}</span> },
              { value: 'de', label: <span lang="de">{settings.languages.de}</span> },
            ]}
          />
          <p className="text-12 text-muted">{settings.languageHint}</p>
        </div>
      </div>
    </SettingsPage>
  )
}
