/** One large profile for all benchmarks of a run: made when the first asks for it, and each works on a copy. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './folder.ts'
import { makeProfile } from './profile.ts'

/** Drafts of its third client. */
const FEW = 1_000

let made: { drafts: number; folder: Promise<string> } | null = null

/** Copies a profile to `profile` whose first two clients have `drafts` drafts each, and the third a thousand. */
export async function seedProfile(profile: string, drafts: number, say: (text: string) => void): Promise<void> {
  if (made?.drafts !== drafts) made = { drafts, folder: make(drafts, say) }
  cpSync(await made.folder, profile, { recursive: true })
}

async function make(drafts: number, say: (text: string) => void): Promise<string> {
  const parent = join(ROOT, 'out', 'bench')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'seed-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  say(`seed: making two clients with ${drafts.toLocaleString('en')} drafts each`)
  await makeProfile(join(folder, 'profile'), drafts, undefined, [drafts, FEW])
  return join(folder, 'profile')
}
