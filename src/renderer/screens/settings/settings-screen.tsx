import { BellRing, Info, Keyboard, KeyRound, Palette, RadioTower, SlidersHorizontal, TextQuote, Users } from 'lucide-react'
import type { Icon } from '../../components/ui/index.ts'
import { ShortcutsList } from '../../components/frame/shortcuts-dialog.tsx'
import { SideAnchor } from '../../components/frame/sidebar.tsx'
import { Tooltip } from '../../components/ui/index.ts'
import { useWide } from '../../lib/use-wide.ts'
import type { SettingsPage as PageName } from '../../stores/app.ts'
import { useApp, useServices } from '../../stores/services-context.tsx'
import { settings } from '../../strings/settings.ts'
import { ActivityPage } from './activity/activity-page.tsx'
import { AboutPage } from './about-page.tsx'
import { AccountsPage } from './accounts-page.tsx'
import { AppearancePage } from './appearance-page.tsx'
import { ClientPage } from './client/client-page.tsx'
import { ClientsPage } from './clients-page.tsx'
import { DesktopPage } from './desktop-page.tsx'
import { SettingsPage } from './settings-page.tsx'
import { WritingPage } from './writing/writing-page.tsx'

const PAGES: readonly { name: PageName; icon: Icon }[] = [
  { name: 'accounts', icon: KeyRound },
  { name: 'clients', icon: Users },
  { name: 'client', icon: SlidersHorizontal },
  { name: 'writing', icon: TextQuote },
  { name: 'appearance', icon: Palette },
  { name: 'desktop', icon: BellRing },
  { name: 'keyboard', icon: Keyboard },
  { name: 'activity', icon: RadioTower },
  { name: 'about', icon: Info },
]

/** The pages of the settings, under the sections in the sidebar. */
export function SettingsPages() {
  const { app } = useServices()
  const page = useApp((state) => state.settingsPage)
  const isWide = useWide()
  return (
    <div className="border-t border-subtle">
      {isWide && <h2 className="px-4 pt-3 text-12 font-medium text-muted">{settings.title}</h2>}
      <ul aria-label={settings.title} className="flex flex-col gap-0.5 p-2">
        {PAGES.map(({ name, icon }) => {
          const anchor = <SideAnchor href={`#settings-${name}`} label={settings.pages[name]} icon={icon} isCurrent={page === name} onGo={() => app.getState().go({ section: 'settings', settingsPage: name })} />
          return <li key={name}>{isWide ? anchor : <Tooltip text={settings.pages[name]} side="right">{anchor}</Tooltip>}</li>
        })}
      </ul>
    </div>
  )
}

export function SettingsScreen() {
  const page = useApp((state) => state.settingsPage)
  switch (page) {
    case 'accounts': return <AccountsPage />
    case 'clients': return <ClientsPage />
    case 'client': return <ClientPage />
    case 'writing': return <WritingPage />
    case 'appearance': return <AppearancePage />
    case 'desktop': return <DesktopPage />
    case 'keyboard': return <SettingsPage title={settings.pages.keyboard} text={settings.keyboardText} isText><ShortcutsList /></SettingsPage>
    case 'activity': return <ActivityPage />
    case 'about': return <AboutPage />
  }
}
