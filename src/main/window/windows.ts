/** The windows that people see: the main one, and one for each draft that was given a window of its own. */
import type { BrowserWindow, WebContents } from 'electron'
import type { Preferences } from '../preferences.ts'
import { appPage } from '../pages/app-url.ts'
import type { DraftAddress } from '../pages/app-url.ts'
import type { Spoken } from '../words/choose-language.ts'
import { DRAFT_SIZE, MAIN_SIZE, cascade } from './bounds.ts'
import { openPageWindow } from './page-window.ts'

export interface WindowsParts {
  preload: string
  preferences: Preferences
  spoken: () => Spoken
  /** Pages whose messages are trusted: exactly those of these windows. */
  known: Set<number>
  mayClose: () => boolean
  onCloseAsked: (window: BrowserWindow, kind: 'main' | 'draft') => void
  onCrash: (contents: WebContents) => void
  /** Each that is made. */
  onWindow: (window: BrowserWindow) => void
}

const keyOf = ({ workspaceId, draftId }: DraftAddress) => `${workspaceId}/${draftId}`

export class Windows {
  readonly #parts: WindowsParts
  readonly #drafts = new Map<string, BrowserWindow>()
  #main: BrowserWindow | null = null
  #isMainHidden = false

  constructor(parts: WindowsParts) {
    this.#parts = parts
  }

  /** Brings the main window to the front, and makes it where there is none. */
  showMain(): BrowserWindow {
    this.#isMainHidden = false
    if (this.#main === null) return this.#openMain()
    show(this.#main)
    return this.#main
  }

  /** A draft has one window: where it is open already, that one comes to the front. */
  showDraft(draft: DraftAddress): void {
    const key = keyOf(draft)
    const there = this.#drafts.get(key)
    if (there !== undefined) {
      show(there)
      return
    }
    const { preferences } = this.#parts
    const window = openPageWindow({
      ...this.#common('draft'),
      address: appPage(this.#parts.spoken(), '', draft),
      saved: cascade(preferences.values.draftBounds, this.#drafts.size),
      size: DRAFT_SIZE,
      onClosed: () => this.#drafts.delete(key),
      onBounds: (draftBounds) => preferences.set({ draftBounds }),
    })
    this.#drafts.set(key, window)
    this.#parts.onWindow(window)
  }

  get main(): BrowserWindow | null {
    return this.#main
  }

  all(): BrowserWindow[] {
    return [...(this.#main === null ? [] : [this.#main]), ...this.#drafts.values()]
  }

  pages(): WebContents[] {
    return this.all().map((window) => window.webContents)
  }

  /** How many people have open; one in the dock, or one that is still being drawn, counts too. */
  openCount(): number {
    return this.all().length - (this.#main !== null && this.#isMainHidden ? 1 : 0)
  }

  /** Closed for people; its page goes on, so that it is back at once, where it was. */
  hideMain(): void {
    this.#isMainHidden = true
    this.#main?.hide()
  }

  hasFocus(): boolean {
    return this.all().some((window) => window.isFocused())
  }

  /** The draft whose own window this page is in; null for the main one. */
  draftOf(contents: WebContents): DraftAddress | null {
    for (const [key, window] of this.#drafts) {
      if (window.webContents !== contents) continue
      const [workspaceId = '', draftId = ''] = key.split('/')
      return { workspaceId, draftId }
    }
    return null
  }

  /** Loads every page again in the language of now, each at the place where it is. */
  async reload(): Promise<void> {
    await Promise.all(this.pages().map((page) => page.loadURL(appPage(this.#parts.spoken(), page.getURL(), this.draftOf(page)))))
  }

  #openMain(): BrowserWindow {
    const { preferences } = this.#parts
    this.#main = openPageWindow({
      ...this.#common('main'),
      address: appPage(this.#parts.spoken()),
      saved: preferences.values.bounds,
      size: MAIN_SIZE,
      onClosed: () => {
        this.#main = null
      },
      onBounds: (bounds) => preferences.set({ bounds }),
    })
    this.#parts.onWindow(this.#main)
    return this.#main
  }

  #common(kind: 'main' | 'draft') {
    const { preload, known, mayClose, onCrash, onCloseAsked } = this.#parts
    return { preload, known, mayClose, onCrash, onCloseAsked: (window: BrowserWindow) => onCloseAsked(window, kind) }
  }
}

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
