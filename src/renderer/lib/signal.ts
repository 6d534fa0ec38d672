/** Listeners of one kind of news. One that leaves, or comes, while it is told disturbs nobody. */
export interface Signal<T> {
  add(listener: (news: T) => void): () => void
  tell(news: T): void
}

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(news: T) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell(news) {
      for (const listener of Array.from(listeners)) listener(news)
    },
  }
}
