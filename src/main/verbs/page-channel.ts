/** The one place that listens to pages. Every message passes the sender check, and every argument and answer its schema. */
import { ipcMain } from 'electron'
import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron'
import type { z } from 'zod'
import { AppError, isAppError } from '../../contract/errors.ts'
import { shellVerbs } from '../../contract/shell-contract.ts'
import type { ShellVerb } from '../../contract/shell-contract.ts'
import { isTrustedSender } from './sender-check.ts'
import type { VerbAnswer } from './verb-answer.ts'

type Input<V extends ShellVerb> = z.output<(typeof shellVerbs)[V]['input']>
type Output<V extends ShellVerb> = z.input<(typeof shellVerbs)[V]['output']>
export type VerbHandlers = { [V in ShellVerb]: (input: Input<V>, contents: WebContents) => Promise<Output<V>> }

/** Far above any real argument: the longest is 5,000 paths. */
const MAX_INPUT_CHARACTERS = 50_000_000

export class PageChannel {
  readonly #known: ReadonlySet<number>
  readonly #log: (text: string) => void

  constructor(knownContents: ReadonlySet<number>, log: (text: string) => void) {
    this.#known = knownContents
    this.#log = log
  }

  /** Registers every verb of the contract, and no other. */
  serve(handlers: VerbHandlers): void {
    for (const verb of Object.keys(shellVerbs) as ShellVerb[]) this.#serveOne(verb, handlers[verb])
  }

  /** A message without an answer. The handler hears nothing of what did not pass the check. */
  listen(channel: string, handler: (contents: WebContents, payload: unknown) => void): void {
    ipcMain.on(channel, (event, payload: unknown) => {
      if (this.#isTrusted(event)) handler(event.sender, payload)
      else this.#log(`refused a message on ${channel} from a page that is not ours`)
    })
  }

  #serveOne(verb: ShellVerb, handler: (input: never, contents: WebContents) => Promise<unknown>): void {
    const schemas = shellVerbs[verb]
    ipcMain.handle(verb, async (event, argument: unknown): Promise<VerbAnswer> => {
      try {
        if (!this.#isTrusted(event)) throw new AppError('INVALID_INPUT', 'This page may not ask that.')
        if (sizeOf(argument) > MAX_INPUT_CHARACTERS) throw new AppError('INVALID_INPUT', 'That is too much at once.')
        const input = schemas.input.safeParse(argument)
        if (!input.success) throw new AppError('INVALID_INPUT', 'That cannot be understood.', { field: input.error.issues[0]?.path.join('.') })
        // The handler belongs to this verb's own schema; TypeScript cannot follow that through a loop.
        const answer = await handler(input.data as never, event.sender)
        return { ok: true, value: schemas.output.parse(answer) }
      } catch (error) {
        if (isAppError(error)) return { ok: false, code: error.code, message: error.message }
        this.#log(`${verb} failed: ${error instanceof Error ? error.name : typeof error}`)
        return { ok: false, code: 'INTERNAL', message: 'Something went wrong in the app.' }
      }
    })
  }

  #isTrusted(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame
    return isTrustedSender({ frame: frame === null ? null : { url: frame.url, isTop: frame.parent === null }, contentsId: event.sender.id }, this.#known)
  }
}

function sizeOf(argument: unknown): number {
  try {
    let bytes = 0
    const text = JSON.stringify(argument, (_key, value: unknown) => {
      if (!ArrayBuffer.isView(value)) return value
      bytes += value.byteLength
      return null
    })
    return (text?.length ?? 0) + bytes
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
