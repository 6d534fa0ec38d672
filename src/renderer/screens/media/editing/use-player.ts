import { useCallback, useRef, useState } from 'react'
import type { RefObject } from 'react'

export interface Player {
  ref: RefObject<HTMLVideoElement | null>
  atMs: number
  isPlaying: boolean
  /** To be called at every event of the film. */
  look: () => void
  seek: (ms: number) => void
  /** Plays what is left of the film, from its beginning when one is at its end. */
  toggle: (startMs: number, endMs: number) => void
}

/** A film in the editor: where one is in it. */
export function usePlayer(): Player {
  const ref = useRef<HTMLVideoElement>(null)
  const until = useRef(Infinity)
  const [atMs, setAt] = useState(0)
  const [isPlaying, setPlaying] = useState(false)
  const look = useCallback(() => {
    const video = ref.current
    if (video === null) return
    const ms = Math.round(video.currentTime * 1000)
    if (!video.paused && ms >= until.current) video.pause()
    setAt(ms)
    setPlaying(!video.paused)
  }, [])
  const seek = useCallback((ms: number) => {
    const video = ref.current
    setAt(Math.round(ms))
    if (video === null) return
    video.pause()
    video.currentTime = ms / 1000
  }, [])
  const toggle = useCallback((startMs: number, endMs: number) => {
    const video = ref.current
    if (video === null) return
    if (!video.paused) return video.pause()
    until.current = endMs
    const ms = video.currentTime * 1000
    if (ms < startMs || ms >= endMs - 50) video.currentTime = startMs / 1000
    // A film that does not play says so by its own error.
    void video.play().catch(() => undefined)
  }, [])
  return { ref, atMs, isPlaying, look, seek, toggle }
}
