export interface Display {
  /** To be added to the environment of what needs a display. */
  env: Record<string, string>
  isVirtual: boolean
  stop(): Promise<void>
}
/** Uses the display that is there, else starts Xvfb on a free one. */
export function ensureDisplay(options?: {
  env?: Record<string, string | undefined>
  frameFolder?: string
  width?: number
  height?: number
}): Promise<Display>
