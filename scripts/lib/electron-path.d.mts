/** Which Electron runs here, and how. */
export interface FoundElectron {
  kind: 'given' | 'official' | 'evaluation'
  folder: string
  executablePath: string
}
export interface ElectronLaunch {
  executablePath: string
  /** To be put before all others; the last one is the app's folder. */
  args: string[]
  env: Record<string, string | undefined>
}
export const evaluationFolderName: string
export function officialVersion(): string
export function officialElectron(): string | undefined
export function findElectron(env?: Record<string, string | undefined>): FoundElectron | undefined
/** Throws when set-up has not run. */
export function electronLaunch(env?: Record<string, string | undefined>): ElectronLaunch
export function sandboxRemedy(folder: string): string | null
