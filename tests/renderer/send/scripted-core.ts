/** A core that answers what a test tells it to: for late, lost and refused answers, which a real one gives too seldom. */
import type { CoreClient, CoreConnection } from '../../../src/renderer/connection/core-connection.ts'
import type { Topic } from '../../../src/contract/schemas/events.ts'

type Answers = { [path: string]: (input: never) => unknown }

export interface ScriptedCore {
  connection: CoreConnection
  /** Inputs of every call, by path. */
  calls: { path: string; input: unknown }[]
  change(topic: Topic, workspaceId: string | null): void
  reread(): void
  progress(intentId: string, workspaceId: string, sent: number, total: number): void
}

export function scriptedCore(answers: Answers): ScriptedCore {
  const calls: ScriptedCore['calls'] = []
  const changed = new Set<Parameters<CoreConnection['onChanged']>[0]>()
  const rereads = new Set<() => void>()
  const progressed = new Set<Parameters<CoreConnection['onProgress']>[0]>()
  const callable = (path: string) => async (input: unknown) => {
    calls.push({ path, input })
    const answer = answers[path]
    if (!answer) throw new Error(`${path} was not expected`)
    return answer(input as never)
  }
  // Stands in for the whole client; each path that a test does not answer throws.
  const client = new Proxy({}, {
    get: (_domains, domain: string) => new Proxy({}, { get: (_verbs, verb: string) => callable(`${domain}.${verb}`) }),
  }) as CoreClient
  let ids = 0
  const newId = () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`
  const on = <T>(set: Set<T>) => (listener: T) => {
    set.add(listener)
    return () => void set.delete(listener)
  }
  return {
    calls,
    change: (topic, workspaceId) => changed.forEach((tell) => tell({ topic, workspaceId, ids: [] })),
    reread: () => rereads.forEach((tell) => tell()),
    progress: (intentId, workspaceId, sent, total) => progressed.forEach((tell) => tell({ intentId, workspaceId, sent, total })),
    connection: {
      call: (act) => act(client),
      command: (act) => act(client, newId()),
      onChanged: on(changed),
      onReread: on(rereads),
      onProgress: on(progressed),
      newId,
    },
  }
}

/** Time that moves when a test says so. */
export function manualTiming(start = 1_000_000) {
  let now = start
  let waiting: { at: number; callback: () => void }[] = []
  return {
    now: () => now,
    after(ms: number, callback: () => void) {
      const one = { at: now + ms, callback }
      waiting.push(one)
      return () => { waiting = waiting.filter((other) => other !== one) }
    },
    /** Runs what has come due, then lets every settled promise go on. */
    async pass(ms: number) {
      now += ms
      const due = waiting.filter((one) => one.at <= now)
      waiting = waiting.filter((one) => one.at > now)
      for (const one of due) one.callback()
      await settled()
    },
  }
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

/** A promise that a test ends. */
export function pending<T>() {
  let resolve: (value: T) => void = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<T>((yes, no) => { resolve = yes; reject = no })
  return { promise, resolve, reject }
}
