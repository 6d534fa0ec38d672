/** Which Electron runs here, and how. */
export interface FoundElectron {
  kind: 'given' | 'official' | 'evaluation'
  folder: string
  executablePath: string
}
export interface ElectronCommand {
  command: string
  /** To be put first; then comes the app's folder, then the app's own arguments. */
  args: string[]
}
export const evaluationFolderName: string
export function officialVersion(): string
export function officialElectron(): string | undefined
export function findElectron(env?: Record<string, string | undefined>): FoundElectron | undefined
/** Throws when set-up has not run. */
export function electronCommand(env?: Record<string, string | undefined>): ElectronCommand
export function sandboxRemedy(folder: string): string | null
