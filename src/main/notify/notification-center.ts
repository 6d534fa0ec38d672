/**
 * Turns news of the core into notifications of the system: what the user wants to hear, in the client's name, several of one kind as
 * one. The core tells only what has just become so; nothing here remembers beyond a minute.
 */
import type { NotificationKind, NotificationSettings } from '../../contract/desktop-settings.ts'
import type { Place } from '../../contract/places.ts'
import type { News } from '../../contract/schemas/shell.ts'
import type { DesktopWords } from '../words/desktop.ts'

export interface Message {
  title: string
  body: string
}

export interface NotificationParts {
  /** Shows one; `onClick` when the user chose it, `onGone` when it went otherwise. Answers how to take it back. */
  show: (message: Message, on: { click: () => void; gone: () => void }) => () => void
  settings: () => NotificationSettings
  /** A window of the app has the focus. */
  isFocused: () => boolean
  words: () => DesktopWords['notification']
  after: (ms: number, callback: () => void) => () => void
  /** Where a click leads. */
  open: (place: Place) => void
}

/** So long it is waited whether more of the same comes (ms). */
const GATHER_MS = 1_500
/** One that still stands takes in what comes within this time (ms). */
const JOIN_MS = 60_000

type Bundle = [News, ...News[]]

export class NotificationCenter {
  readonly #parts: NotificationParts
  readonly #gathering = new Map<string, Bundle>()
  readonly #standing = new Map<string, { news: Bundle; takeBack: () => void; forget: () => void }>()
  readonly #cancels = new Set<() => void>()

  constructor(parts: NotificationParts) {
    this.#parts = parts
  }

  take(news: News): void {
    const { kinds, quietWhileFocused } = this.#parts.settings()
    if (!kinds[kindOf(news)] || (quietWhileFocused && this.#parts.isFocused())) return
    const key = `${news.kind}/${news.kind === 'paused' ? news.accountId : news.workspaceId}`
    const gathering = this.#gathering.get(key)
    if (gathering !== undefined) {
      gathering.push(news)
      return
    }
    this.#gathering.set(key, [news])
    this.#later(GATHER_MS, () => this.#show(key))
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel()
    this.#cancels.clear()
    this.#gathering.clear()
  }

  #show(key: string): void {
    const fresh = this.#gathering.get(key)
    this.#gathering.delete(key)
    if (fresh === undefined) return
    const before = this.#standing.get(key)
    before?.forget()
    before?.takeBack()
    const news: Bundle = before === undefined ? fresh : [...before.news, ...fresh]
    const words = this.#parts.words()
    const forget = () => {
      cancel()
      if (this.#standing.get(key)?.news === news) this.#standing.delete(key)
    }
    const cancel = this.#later(JOIN_MS, forget)
    const takeBack = this.#parts.show({ title: words.title(news[0]), body: words.body(news) }, {
      click: () => {
        forget()
        this.#parts.open(placeOf(news))
      },
      gone: forget,
    })
    this.#standing.set(key, { news, takeBack, forget })
  }

  #later(ms: number, callback: () => void): () => void {
    const cancel = this.#parts.after(ms, () => {
      this.#cancels.delete(cancel)
      callback()
    })
    this.#cancels.add(cancel)
    return () => {
      this.#cancels.delete(cancel)
      cancel()
    }
  }
}

function kindOf(news: News): NotificationKind {
  return news.kind === 'paused' ? 'needs-you' : news.kind
}

/** The thing itself; of several, where all of them are. */
function placeOf([first, ...others]: Bundle): Place {
  const isOne = others.length === 0
  switch (first.kind) {
    case 'published':
    case 'failed':
      return isOne ? { kind: 'post', workspaceId: first.workspaceId, sendId: first.sendId } : { kind: 'section', workspaceId: first.workspaceId, section: 'posts' }
    case 'needs-you':
    case 'missed':
      return { kind: 'outbox', workspaceId: first.workspaceId, filter: 'needs-you' }
    case 'captions':
      return { kind: 'captions', workspaceId: first.workspaceId, generationId: isOne ? first.generationId : null, draftId: isOne ? first.draftId : null }
    case 'paused':
      return { kind: 'settings', page: 'accounts' }
  }
}
