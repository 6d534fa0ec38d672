/** How long a window takes to answer what a person does, seen from inside: from the event's own time to the frame after it, and to what it was done for. */
import type { WatchedApp } from './electron.ts'

export interface Answered {
  /** To the next frame drawn, the longest of the events that the act is made of (ms). */
  next: number
  /** To the frame with what was wanted (ms). */
  shown: number
}

/** Put into the page once. A frame is drawn when a task runs that was posted from within it. */
const WATCH = `
window.watchAct = (wanted) => {
  const EVENTS = ['keydown', 'keyup', 'pointerdown', 'pointerup', 'click']
  const afterFrame = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => then(performance.now())
    port2.postMessage(0)
  })
  let first = null, next = 0, open = 0
  const hear = (event) => {
    if (!event.isTrusted) return
    first ??= event.timeStamp
    open += 1
    afterFrame((now) => { next = Math.max(next, now - event.timeStamp); open -= 1 })
  }
  for (const name of EVENTS) window.addEventListener(name, hear, true)
  window.actDone = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nothing came of the act: ' + wanted)), 20_000)
    const look = () => {
      if (first === null || !wanted()) return void requestAnimationFrame(look)
      afterFrame((now) => {
        const shown = now - first
        const end = () => {
          if (open > 0) return void setTimeout(end, 5)
          clearTimeout(late)
          for (const name of EVENTS) window.removeEventListener(name, hear, true)
          resolve({ next, shown })
        }
        // What the key's release sets going counts too.
        setTimeout(end, 50)
      })
    }
    look()
  })
  window.actDone.catch(() => undefined)
}; undefined`

export async function watchActs(app: WatchedApp): Promise<void> {
  await app.hasFocus()
  await app.inPage(WATCH)
}

/** Does `act` and waits until `wanted` (an expression) holds in the page. */
export async function answered(app: WatchedApp, act: () => Promise<void>, wanted: string): Promise<Answered> {
  await app.inPage(`watchAct(() => Boolean(${wanted}))`)
  await act()
  return app.inPage<Answered>('actDone')
}

/** Until the page has nothing to do: what came before an act is not counted as its own. */
export async function settle(app: WatchedApp, ms = 350): Promise<void> {
  await app.inPage(`new Promise((resolve) => setTimeout(() => requestIdleCallback(() => resolve(), { timeout: 5000 }), ${ms}))`)
}
