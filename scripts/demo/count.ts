/** The verdict of a run: counted from the databases and the service's own log, never from what the app says of itself. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LogEntry } from '../../tests/e2e/support/sandbox-process.ts'
import type { WorkspaceFacts } from '../../tests/e2e/support/read-workspaces.ts'

/** A text the window showed as saved. `canary` is a word no other draft and no other client has. */
export interface WrittenDraft {
  remoteId: string
  canary: string
  text: string
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
  items: { content: string; status: string }[]
}
export interface Verdict {
  drafts: number
  mediaFiles: number
  bytesUploaded: number
  postsPublished: number
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
}

const isAccepted = (entry: LogEntry) => entry.status === 200

export function countEvidence(evidence: Evidence): Verdict {
  const { written, files, workspaces, log, posts } = evidence
  const byRemote = new Map(workspaces.map((w) => [w.remoteId, w]))
  const published = posts.filter((post) => post.items.some((item) => item.status !== 'draft'))
  let lost = 0
  let doubled = 0
  let crossed = 0

  for (const draft of written) {
    const home = byRemote.get(draft.remoteId)
    const kept = home?.drafts.filter((d) => shared(d.content) === draft.text) ?? []
    if (kept.length === 0 && !home?.history.some((content) => shared(content) === draft.text)) lost += 1
    if (kept.length > 1) doubled += kept.length - 1
    const outs = published.filter((post) => post.items.some((item) => item.content.includes(draft.canary)))
    if (draft.sent && outs.length === 0) lost += 1
    doubled += Math.max(0, outs.length - 1)
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
  const uploads = log.filter((entry) => entry.operationId === 'uploadMedia' && isAccepted(entry))
  return {
    drafts: workspaces.reduce((sum, w) => sum + w.drafts.length, 0),
    mediaFiles: workspaces.reduce((sum, w) => sum + w.media.length, 0),
    bytesUploaded: uploads.reduce((sum, entry) => sum + sizeOf(entry.body), 0),
    postsPublished: published.length,
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
