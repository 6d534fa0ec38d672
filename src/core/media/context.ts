import type { Database } from 'better-sqlite3'
import type { DraftRows } from '../drafts/index.ts'
import type { Clock, CoreDeps, FaultPoint, Host, Random } from '../ports.ts'
import type { FilmAnswer, FilmJob } from '../../contract/edit-jobs.ts'
import type { PictureAnswer, PictureJob, PosterAnswer } from '../../contract/host-contract.ts'
import type { EditRows } from './edits/edit-rows.ts'
import type { HashPool } from './hash-pool.ts'
import type { MemoryPool } from './memory-pool.ts'
import type { ImportRows } from './import-rows.ts'
import type { PreviewRows } from './preview-rows.ts'
import type { MediaRows } from './rows.ts'

export interface MediaDeps {
  clock: Clock
  random: Random
  log: CoreDeps['log']
  /** Decodes pictures and shows videos, outside this process. */
  host?: Pick<Host, 'makePicture' | 'extractPoster' | 'editFilm'> | undefined
  faultPoint?: FaultPoint | undefined
}

/** What the parts of this folder share. */
export interface MediaContext extends MediaDeps {
  rowsOf: (db: Database) => MediaRows
  importsOf: (db: Database) => ImportRows
  previewsOf: (db: Database) => PreviewRows
  editsOf: (db: Database) => EditRows
  draftRowsOf: (db: Database) => DraftRows
  /** Files being written aside now: whoever tidies up leaves them. */
  aside: Set<string>
  /** Folders of blobs that this run has seen safely on the disk, and blobs that it placed. */
  folders: Set<string>
  hashes: HashPool
  memory: MemoryPool
  /** Never rejects: a shell that does not answer has no process for pictures. */
  pictures(job: PictureJob): Promise<PictureAnswer>
  /** The frame at `atMs`, or one near the beginning, of at most `side` pixels a side (512). */
  posters(video: { path: string; mime: string; size: number; atMs?: number | null; side?: number }): Promise<PosterAnswer>
  /** Makes a film anew. Never rejects. */
  films(job: FilmJob, onProgress: (done: number) => void, signal: AbortSignal): Promise<Exclude<FilmAnswer['outcome'], 'progress'>>
}

export async function step(context: Pick<MediaDeps, 'faultPoint'>, name: string): Promise<void> {
  await context.faultPoint?.(name)
}
