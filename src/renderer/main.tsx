import './lib/set-up.ts'
import './styles/main.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { DraftWindow } from './draft-window.tsx'
import { createCoreConnection } from './connection/core-connection.ts'
import { windowPorts } from './connection/window-ports.ts'
import { ownDraftOf } from './lib/own-draft.ts'
import { browserTiming } from './lib/timing.ts'
import { systemTheme, wearTheme } from './lib/theme.ts'
import { lookAfterStart } from './stores/first-look.ts'
import { openOwnWindow } from './stores/own-window.ts'
import { readPlace, writePlace } from './stores/place-in-address.ts'
import { createEmojiReader } from './screens/emoji/use-emoji.ts'
import { createServices, openWindow } from './stores/services.ts'
import { ServicesProvider } from './stores/services-context.tsx'
import { locale } from './strings/language.ts'

document.documentElement.lang = locale

const bridge = window.powerpost
/** Under this name the page remembers which emoji were used. */
const EMOJI = 'emoji'
// Listens before the page has loaded: the first port comes right after that.
const connection = createCoreConnection({
  onPort: windowPorts(window),
  onCoreState: (listener) => bridge.onCoreState(listener),
  timing: browserTiming,
  newId: () => crypto.randomUUID(),
})
const ownDraft = ownDraftOf(location.search)
const services = createServices({ connection, bridge, timing: browserTiming, systemTheme, remembered: { read: () => localStorage.getItem(EMOJI), write: (text) => localStorage.setItem(EMOJI, text) }, readEmoji: createEmojiReader(), ownDraft })

wearTheme(services.preferences.getState().shown)
services.preferences.subscribe(({ shown }) => wearTheme(shown))

const place = document.getElementById('root')
if (place === null) throw new Error('the page has no root')
createRoot(place).render(<ServicesProvider services={services}>{ownDraft === null ? <App /> : <DraftWindow {...ownDraft} />}</ServicesProvider>)
if (ownDraft === null) lookAfterStart(services)
void (ownDraft === null ? openWindow(services, readPlace(location.hash)) : openOwnWindow(services, ownDraft))
services.app.subscribe((now) => {
  const address = writePlace(now)
  if (address !== location.hash) history.replaceState(null, '', address)
})
