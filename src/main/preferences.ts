/** What the shell remembers: bounds, theme, language, the last client. No content, no secrets. */
import { chmodSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'
import { z } from 'zod'
import { idSchema } from '../contract/base.ts'
import { desktopSettingsSchema } from '../contract/desktop-settings.ts'
import { LIST_WIDTH, languageChoiceSchema, themeSchema } from '../contract/shell-contract.ts'

const boundsSchema = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  isMaximized: z.boolean(),
})
export type WindowBounds = z.infer<typeof boundsSchema>

export const preferencesSchema = z.object({
  theme: themeSchema.default('system'),
  language: languageChoiceSchema.default('system'),
  lastWorkspaceId: idSchema.nullable().default(null),
  /** Fetches dictionaries where the system has none, so it is off until it is chosen (decision 0015). */
  checkSpelling: z.boolean().default(false),
  listWidth: z.number().int().min(LIST_WIDTH.min).max(LIST_WIDTH.max).default(LIST_WIDTH.usual),
  bounds: boundsSchema.nullable().default(null),
  /** Of the last window with a draft alone. */
  draftBounds: boundsSchema.nullable().catch(null),
  /** Null: by the custom of the platform. Settings of another version that fit no more are forgotten, and nothing else with them. */
  desktop: desktopSettingsSchema.nullable().catch(null),
})
export type PreferenceValues = z.infer<typeof preferencesSchema>

const NAME = 'preferences'

export class Preferences {
  readonly #store: Store | null
  readonly #log: (text: string) => void
  #values: PreferenceValues
  /** The name of the unreadable file that was set aside, to be told to the user once. */
  readonly setAside: string | null

  constructor(folder: string, log: (text: string) => void) {
    this.#log = log
    const opened = open(folder, log)
    this.#store = opened.store
    this.#values = opened.values
    this.setAside = opened.setAside
  }

  get values(): PreferenceValues {
    return this.#values
  }

  /** Remembers at once; a disk that cannot be written costs the memory of it, never the app. */
  set(change: Partial<PreferenceValues>): void {
    this.#values = { ...this.#values, ...change }
    try {
      this.#store?.set(change)
    } catch {
      this.#log('preferences could not be written')
    }
  }
}

function open(folder: string, log: (text: string) => void): { store: Store | null; values: PreferenceValues; setAside: string | null } {
  const file = join(folder, `${NAME}.json`)
  let setAside: string | null = null
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const store = new Store({ name: NAME, cwd: folder, clearInvalidConfig: false, configFileMode: 0o600, watch: false })
      const values = preferencesSchema.parse(store.store)
      if (existsSync(file)) chmodSync(file, 0o600)
      return { store, values, setAside }
    } catch {
      log('preferences could not be read')
      if (!existsSync(file) || attempt > 0) break
      try {
        setAside = `${NAME}-${Date.now()}.bad`
        renameSync(file, join(folder, setAside))
      } catch {
        setAside = null
        break
      }
    }
  }
  return { store: null, values: preferencesSchema.parse({}), setAside }
}
