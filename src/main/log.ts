/** The shell's log, on stderr: what happened to processes and windows. Never text of a draft, a path, a key or an argument. */
export function log(text: string): void {
  console.error(`[shell] ${text}`)
}
