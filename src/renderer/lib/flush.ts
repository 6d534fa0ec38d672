/** What must be saved before the app quits or the window goes. */
export interface FlushRegistry {
  /** `holdsText`: after a save, whether something typed is still in this window only. Answers its own unregister. */
  register(save: () => Promise<void>, holdsText?: () => boolean): () => void
  /** Saves everything; settles when each is saved or could not be. */
  run(): Promise<void>
  /** Whether something typed would be lost if the window were loaded again now. */
  holdsText(): boolean
}

export function createFlushRegistry(): FlushRegistry {
  const parts = new Set<{ save: () => Promise<void>; holdsText: () => boolean }>()
  return {
    register(save, holdsText = () => false) {
      const part = { save, holdsText }
      parts.add(part)
      return () => void parts.delete(part)
    },
    async run() {
      await Promise.allSettled([...parts].map(async ({ save }) => save()))
    },
    holdsText: () => [...parts].some(({ holdsText }) => holdsText()),
  }
}
