/** Which emoji were used lately, and with which skin tone. Of the person, not of a client: no text is in it. */
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'

export interface EmojiState {
  /** Codes, the latest first. */
  recent: readonly string[]
  tone: 0 | 1 | 2 | 3 | 4 | 5
  use(code: string): void
  setTone(tone: EmojiState['tone']): void
}

/** Where it is remembered; may refuse at any time. */
export interface Remembered {
  read(): string | null
  write(text: string): void
}

/** Three rows of the picker. */
const MOST = 27

const rememberedSchema = z.object({
  recent: z.array(z.string().regex(/^[0-9A-F-]{2,80}$/)).max(MOST),
  tone: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
})

export function createEmojiStore(remembered: Remembered): StoreApi<EmojiState> {
  const store = createStore<EmojiState>()((set) => ({
    ...recall(remembered),
    use: (code) => set(({ recent }) => ({ recent: [code, ...recent.filter((one) => one !== code)].slice(0, MOST) })),
    setTone: (tone) => set({ tone }),
  }))
  store.subscribe(({ recent, tone }) => {
    try {
      remembered.write(JSON.stringify({ recent, tone }))
    } catch {
      // Forgotten at the next start; nothing else.
    }
  })
  return store
}

function recall(remembered: Remembered): Pick<EmojiState, 'recent' | 'tone'> {
  try {
    return rememberedSchema.parse(JSON.parse(remembered.read() ?? ''))
  } catch {
    return { recent: [], tone: 0 }
  }
}
