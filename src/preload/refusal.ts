import type { ErrorCode } from '../contract/errors.ts'

/** A plain object on purpose: Electron's bridge rebuilds a real Error with its message only, and its name, the code, would be lost. */
export interface BridgeRefusal {
  name: ErrorCode
  message: string
}

export function refusal(name: ErrorCode, message: string): BridgeRefusal {
  return { name, message }
}
