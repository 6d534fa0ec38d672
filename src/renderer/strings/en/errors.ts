/** One sentence and one next step for every code of the error family. */
import type { AppError, ErrorCode } from '../../../contract/errors.ts'

const sentences: Record<ErrorCode, string> = {
  INVALID_INPUT: 'That does not fit here. Please check what you entered.',
  NOT_FOUND: 'That is not there any more.',
  STALE_REVISION: 'This draft changed in another place. Both texts are kept.',
  ALREADY_SENDING: 'This draft is being sent already. See the outbox.',
  NOT_SENDABLE: 'The networks would refuse this. Mend what is listed, then send.',
  NOT_POSSIBLE_NOW: 'That is not possible any more: something has changed meanwhile.',
  WORKSPACE_NOT_LINKED: 'This client is not linked to PowerPost yet. Link it, then send.',
  WORKSPACE_EXISTS: 'This workspace is here already, as one of your clients.',
  WORKSPACE_MISSING: 'The file of this client is missing from its folder.',
  WORKSPACE_DAMAGED: 'The file of this client is damaged. It was set aside untouched.',
  WORKSPACE_NEWER: 'A newer version of PowerPost wrote this client’s file. Update the app to open it.',
  CONFIRMATION_MISMATCH: 'That is not the name. Type it exactly as shown.',
  KEY_REFUSED: 'PowerPost does not accept this key. Copy it again, or make a new one.',
  KEY_MISSING: 'There is no key for this account on this computer. Enter it again.',
  REMOTE_FORBIDDEN: 'This key does not reach that workspace. Check the ID, or use the key of its account.',
  REMOTE_REFUSED: 'PowerPost does not know this ID. Copy it again from the workspace’s settings.',
  SCOPE_MISSING: 'This key is not allowed to do that. Make one with the missing permission.',
  OFFLINE: 'PowerPost cannot be reached. Check your connection and try again.',
  BAD_ANSWER: 'That address did not answer as PowerPost does. Check it, or try again later.',
  RATE_LIMITED: 'PowerPost asks to wait a little. Try again in a minute.',
  DISK_FULL: 'The disk is full. Free some space; nothing saved so far is lost.',
  DISK_READ_ONLY: 'The data folder cannot be written to. Nothing can be changed until it can.',
  MEDIA_REFUSED: 'This file cannot be used.',
  SANDBOX_UNAVAILABLE: 'The sandbox did not start. Try again.',
  CORE_RESTARTED: 'The app had to restart its inner part. Try again.',
  CORE_STOPPED: 'Saving and sending have stopped. Start the app again.',
  SHUTTING_DOWN: 'The app is closing.',
  TIMEOUT: 'That took too long. Try again.',
  INTERNAL: 'Something went wrong in the app. Try again; if it stays, restart the app.',
}

export function sentenceFor(code: ErrorCode): string {
  return sentences[code]
}

/** What to say of an error: the core's own words where it names what is wrong with the input, else the sentence of the code. */
export function wordsFor(error: AppError): string {
  return error.code === 'INVALID_INPUT' && error.data.field !== undefined ? error.message : sentenceFor(error.code)
}
