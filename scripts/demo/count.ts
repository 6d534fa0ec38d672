/** The verdict of a run: counted from the databases and the service's own log, never from what the app says of itself. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Books } from '../../tests/e2e/support/read-books.ts'
import type { LogEntry } from '../../tests/e2e/support/sandbox-process.ts'
import type { WorkspaceFacts } from '../../tests/e2e/support/read-workspaces.ts'

/** A text the window showed as saved. `canary` is a word no other draft and no other client has. */
export interface WrittenDraft {
  remoteId: string
  canary: string
  text: string
  /** How many it goes to, each once. */
  networks: number
  sent: boolean
}
export interface DroppedFile {
  remoteId: string
  sha256: string
  canaryName: string
}
export interface RemotePostFact {
  postId: string
  workspaceId: string
  items: { postType: string; content: string; status: string }[]
}
export interface Verdict {
  drafts: number
  mediaFiles: number
  bytesUploaded: number
  captionsWritten: number
  postsPublished: number
  /** Of them, by the service at its time, and those that send again what failed. */
  postsAtTheirTime: number
  postsSentAgain: number
  itemsPosted: number
  lost: number
  doubled: number
  crossed: number
}

export interface Evidence {
  written: WrittenDraft[]
  files: DroppedFile[]
  /** One for each workspace database, with its file. */
  workspaces: (WorkspaceFacts & { file: string })[]
  log: LogEntry[]
  posts: RemotePostFact[]
  books: Pick<Books, 'generations'>
}

const isOut = (item: { status: string }) => item.status === 'posting' || item.status === 'posted'
const isAccepted = (entry: LogEntry) => entry.status === 200

export function countEvidence(evidence: Evidence): Verdict {
  const { written, files, workspaces, log, posts, books } = evidence
  const byRemote = new Map(workspaces.map((w) => [w.remoteId, w]))
  const published = posts.filter((post) => post.items.some(isOut))
  let lost = 0
  let doubled = 0
  let crossed = 0

  for (const draft of written) {
    const home = byRemote.get(draft.remoteId)
    const kept = home?.drafts.filter((d) => shared(d.content) === draft.text) ?? []
    if (kept.length === 0 && !home?.history.some((content) => shared(content) === draft.text)) lost += 1
    if (kept.length > 1) doubled += kept.length - 1
    const outs = published.filter((post) => post.items.some((item) => isOut(item) && item.content.includes(draft.canary)))
    // What failed on one network goes out there in a post of its own, so it is the networks that count.
    const went = outs.flatMap((post) => post.items.filter((item) => isOut(item) && item.content.includes(draft.canary))).map((item) => item.postType)
    const reached = new Set(went).size
    if (draft.sent && reached < draft.networks) lost += 1
    doubled += went.length - reached
    for (const other of workspaces) {
      if (other.remoteId !== draft.remoteId && other.drafts.some((d) => d.content.includes(draft.canary))) crossed += 1
    }
    crossed += outs.filter((post) => post.workspaceId !== draft.remoteId).length
  }
  for (const file of files) {
    const home = byRemote.get(file.remoteId)
    const stored = home?.media.find((m) => m.sha256 === file.sha256)
    if (!home || !stored || !blobIsWhole(home.file, file.sha256)) lost += 1
  }
  // Every request whose words or file names are those of another client than its header names.
  const words = [...written.map((d) => ({ remoteId: d.remoteId, word: d.canary })), ...files.map((f) => ({ remoteId: f.remoteId, word: f.canaryName }))]
  for (const entry of log) {
    const body = JSON.stringify(entry.body ?? null)
    if (words.some(({ remoteId, word }) => body.includes(word) && entry.workspaceId !== remoteId)) crossed += 1
  }
  const taken = (operationId: string, postId: string) => log.some((entry) => entry.operationId === operationId && isAccepted(entry) && entry.path.includes(postId))
  const isPlanned = (postId: string) => taken('schedulePost', postId) && !taken('publishPost', postId)
  const uploads = log.filter((entry) => entry.operationId === 'uploadMedia' && isAccepted(entry))
  return {
    drafts: workspaces.reduce((sum, w) => sum + w.drafts.length, 0),
    mediaFiles: workspaces.reduce((sum, w) => sum + w.media.length, 0),
    bytesUploaded: uploads.reduce((sum, entry) => sum + sizeOf(entry.body), 0),
    captionsWritten: books.generations.filter((one) => one.status === 'completed').length,
    postsPublished: published.length,
    postsAtTheirTime: published.filter((post) => isPlanned(post.postId)).length,
    postsSentAgain: workspaces.reduce((sum, w) => sum + w.sends.filter((send) => send.resendOf !== null && send.itemStatuses.some((status) => status === 'posted')).length, 0),
    itemsPosted: published.reduce((sum, post) => sum + post.items.filter((item) => item.status === 'posted').length, 0),
    lost,
    doubled,
    crossed,
  }
}

function shared(content: string): string {
  const parsed: unknown = JSON.parse(content)
  return typeof parsed === 'object' && parsed !== null && 'shared' in parsed && typeof parsed.shared === 'string' ? parsed.shared : ''
}

function sizeOf(body: unknown): number {
  return typeof body === 'object' && body !== null && 'size' in body && typeof body.size === 'number' ? body.size : 0
}

/** The stored bytes are there and are what their name says. */
function blobIsWhole(databaseFile: string, sha256: string): boolean {
  const folder = join(dirname(databaseFile), 'media', sha256.slice(0, 2))
  const file = ['.png', '.jpg', '.webp', '.webm'].map((ext) => join(folder, sha256 + ext)).find((path) => existsSync(path))
  return file !== undefined && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256
}
