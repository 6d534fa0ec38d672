import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs'

/** Makes the data folder the user's alone. False when nothing can be written there: the app opens all the same and says so. */
export function prepareDataFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
