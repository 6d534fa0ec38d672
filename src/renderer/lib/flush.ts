/** What must be saved before the app quits or the window goes. */
export interface FlushRegistry {
  /** Answers its own unregister. */
  register(save: () => Promise<void>): () => void
  /** Saves everything; settles when each is saved or could not be. */
  run(): Promise<void>
}

export function createFlushRegistry(): FlushRegistry {
  const saves = new Set<() => Promise<void>>()
  return {
    register(save) {
      saves.add(save)
      return () => void saves.delete(save)
    },
    async run() {
      await Promise.allSettled([...saves].map(async (save) => save()))
    },
  }
}
