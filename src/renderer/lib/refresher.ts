/**
 * Reads something again whenever it may have changed: one read at a time, and one more if it was asked for meanwhile. So bursts of
 * events cost two reads, and an older answer never replaces a newer one.
 */
export function createRefresher<T>(read: () => Promise<T>, apply: (value: T) => void, fail: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false

  async function run(): Promise<void> {
    do {
      again = false
      try {
        apply(await read())
      } catch (error) {
        fail(error)
      }
    } while (again)
  }

  return () => {
    if (running !== null) again = true
    running ??= run().finally(() => { running = null })
    return running
  }
}
