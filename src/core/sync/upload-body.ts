/** The body of an upload, watched: given out in pieces that tell how far it is, and whether all of it was. */
import type { Clock } from '../ports.ts'
import type { UploadSource } from '../powerpost/types.ts'
import { createDelivery } from './delivered.ts'

const LEAST = 64 * 1024
const MOST = 1024 * 1024
/** Pieces that are taken at once grow; those that take long shrink (ms). */
const FAST_MS = 4
const SLOW_MS = 40
/** Between two words about progress, also while nothing is taken (ms). */
const TELL_EVERY_MS = 200

export interface WatchedBody {
  source: UploadSource
  /** The last byte of the file was given out. Without it the closing boundary was not either, and such a body cannot have been taken. */
  isOver(): boolean
  /** No more is told. Where all of it was taken by the service, answers the pace (bytes in a ms). */
  stop(isTaken: boolean): number | null
}

/** A body smaller than this (bytes) says nothing of the line. */
const TELLING = 500_000

/** `tell` hears how many bytes of the file have arrived, as far as can be told from here. `expected`: the pace of the body before it, where one is known. */
export function watchBody(source: UploadSource, clock: Clock, tell: (arrived: number) => void, expected: number | null = null): WatchedBody {
  let isOver = false
  let start = clock.monotonic()
  let delivery = createDelivery(source.size, start, expected)
  let cancel = () => {}
  const tick = () => {
    tell(delivery.arrived(clock.monotonic()))
    cancel = clock.after(TELL_EVERY_MS, tick)
  }

  async function* open(): AsyncGenerator<Uint8Array> {
    isOver = false
    start = clock.monotonic()
    delivery = createDelivery(source.size, start, expected)
    cancel()
    tick()
    let taken = 0
    let size = LEAST
    for await (const chunk of source.open()) {
      for (let at = 0; at < chunk.byteLength; ) {
        const piece = chunk.subarray(at, at + size)
        const since = clock.monotonic()
        yield piece
        const now = clock.monotonic()
        at += piece.byteLength
        taken += piece.byteLength
        delivery.took(taken, now)
        if (now - since < FAST_MS) size = Math.min(MOST, size * 2)
        else if (now - since > SLOW_MS) size = Math.max(LEAST, size / 2)
      }
    }
    isOver = true
  }

  return { source: { ...source, open }, isOver: () => isOver, stop(isTaken) {
    cancel()
    const ms = clock.monotonic() - start
    return isTaken && source.size >= TELLING && ms > 0 ? source.size / ms : null
  } }
}
