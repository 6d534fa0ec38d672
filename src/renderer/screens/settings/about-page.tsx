import { useApp } from '../../stores/services-context.tsx'
import { settings } from '../../strings/settings.ts'
import { SettingsPage } from './settings-page.tsx'

export function AboutPage() {
  const hello = useApp((state) => state.hello)
  return (
    <SettingsPage title={settings.pages.about} isText>
      <section className="mb-6">
        <h2 className="mb-2 text-15 font-semibold">{settings.dataTitle}</h2>
        <ul className="flex max-w-150 flex-col gap-2 text-text">
          {settings.data.map((line) => <li key={line}>{line}</li>)}
          {hello !== null && <li>{hello.keychain.available ? settings.keychainOk : settings.keychainNone}</li>}
        </ul>
      </section>
      <section>
        <h2 className="mb-2 text-15 font-semibold">{settings.aboutTitle}</h2>
        <p className="text-muted selectable">{hello === null ? settings.appName : settings.version(hello.version)}</p>
      </section>
    </SettingsPage>
  )
}
