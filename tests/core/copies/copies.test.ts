/** A draft copied from one client to another: whole or not at all, once, and nothing but what was meant. */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Draft } from '../../../src/contract/schemas/drafts.ts'
import { createCopies } from '../../../src/core/copies/index.ts'
import type { Copies } from '../../../src/core/copies/index.ts'
import { createDrafts } from '../../../src/core/drafts/index.ts'
import { createMedia } from '../../../src/core/media/index.ts'
import type { Media } from '../../../src/core/media/index.ts'
import type { Clock } from '../../../src/core/ports.ts'
import type { WorkspaceHandle } from '../../../src/core/workspaces/handle.ts'
import { EMPTY_CONTENT } from '../../../src/domain/draft-content.ts'
import { makePng } from '../../support/make-image.ts'
import { createTestWorkspace, realClock, realRandom, temporaryFolder } from '../../support/workspace.ts'
import type { TestWorkspaceFile } from '../../support/workspace.ts'
import { codeOf, hashOf } from '../media/rig.ts'

class CrashHere extends Error {}

/** Imports are answered whole, however long they take. */
const patient: Clock = { ...realClock, after: (ms, callback) => (ms < 1_000 ? () => {} : realClock.after(ms, callback)) }

const [ONE, TWO] = [makePng(1, 40, 30), makePng(2, 40, 30)]
const drafts = createDrafts({ clock: realClock, random: realRandom })

let [from, to]: TestWorkspaceFile[] = []
let media: Media
let copies: Copies
let sources: ReturnType<typeof temporaryFolder>
let crashAt: string | null
let opened: string[]

const source = () => (from as TestWorkspaceFile).workspace
const target = () => (to as TestWorkspaceFile).workspace

function boot(): void {
  media = createMedia({ clock: patient, random: realRandom, log: () => {}, faultPoint: (step) => { if (step === crashAt) throw new CrashHere(step) } })
  copies = createCopies({
    clock: realClock, random: realRandom, media,
    open: async (id) => {
      opened.push(id)
      const found = [source(), target()].find((one) => one.identity.id === id)
      if (!found) throw new Error('no such client')
      return found
    },
  })
}

beforeEach(() => {
  const linked = (name: string) => ({ name, link: 'verified' as const, accountId: randomUUID(), accountLabel: `${name} account`, origin: 'https://powerpost.ai/api/v1', remoteId: `remote-${name}` })
  from = createTestWorkspace(linked('Canary-client'))
  to = createTestWorkspace(linked('Other'))
  sources = temporaryFolder()
  crashAt = null
  opened = []
  boot()
})
afterEach(async () => {
  crashAt = null
  await media.stop()
  from?.dispose()
  to?.dispose()
  sources.remove()
})

async function draftWithPhotos(): Promise<Draft> {
  const made = drafts.create(source(), { commandId: randomUUID(), content: { ...EMPTY_CONTENT, title: 'Spring', shared: 'Menu', variants: { x: 'Menu on X' }, youtubeTitle: 'Film', postTypes: ['x-post'] } })
  const paths = [ONE, TWO].map((bytes, at) => {
    const path = join(sources.path, `photo-${at}.png`)
    writeFileSync(path, bytes)
    return path
  })
  const { items } = await media.importFiles(source(), { commandId: randomUUID(), draftId: made.id, paths })
  media.setAlt(source(), { commandId: randomUUID(), mediaId: items[0]?.mediaId ?? '', alt: 'A cup' })
  return drafts.get(source(), { draftId: made.id })
}

const copy = (draft: Draft, commandId = randomUUID()) => copies.copyTo({ commandId, workspaceId: source().identity.id, draftId: draft.id, toWorkspaceId: target().identity.id })
const rowsOf = (workspace: WorkspaceHandle, table: string) => workspace.db.prepare(`SELECT * FROM ${table}`).all()
const filesOf = (workspace: WorkspaceHandle) => (existsSync(workspace.mediaDir) ? readdirSync(workspace.mediaDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => one.name) : [])
/** Every value of every table. */
function everything(workspace: WorkspaceHandle): string {
  const tables = workspace.db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all()
  return JSON.stringify(Object.fromEntries(tables.map(({ name }) => [name, rowsOf(workspace, name)])))
}

describe('a draft copied to another client', () => {
  it('has the texts, and its files as items of that client, byte for byte', async () => {
    const draft = await draftWithPhotos()
    const before = everything(source())
    const { draftId, files } = await copy(draft)
    expect(files).toBe(2)
    const there = drafts.get(target(), { draftId })
    expect(there).toMatchObject({ rev: 1, lastSend: null, content: { ...draft.content, mediaIds: there.media.map((one) => one.id) } })
    expect(there.media.map(({ sha256, name, alt, width }) => ({ sha256, name, alt, width }))).toEqual(draft.media.map(({ sha256, name, alt, width }) => ({ sha256, name, alt, width })))
    expect(there.media.map((one) => one.alt)).toContain('A cup')
    expect(there.media.filter((one) => draft.content.mediaIds.includes(one.id))).toEqual([])
    for (const bytes of [ONE, TWO]) {
      const stored = media.locate(target(), hashOf(bytes))
      expect(stored.path.startsWith(target().mediaDir)).toBe(true)
      expect(readFileSync(stored.path).equals(bytes)).toBe(true)
    }
    // The first client was only read, and does not need to be there any more.
    expect(everything(source())).toBe(before)
    rmSync(source().mediaDir, { recursive: true })
    expect(readFileSync(media.locate(target(), hashOf(ONE)).path).equals(ONE)).toBe(true)
  })

  it('takes nothing else across', async () => {
    const draft = await draftWithPhotos()
    const [first] = draft.content.mediaIds
    const { db } = source()
    source().write(() => {
      db.prepare("INSERT INTO media_tags (media_id, folded, tag) VALUES (?, 'canary-tag', 'Canary-tag')").run(first)
      db.prepare("UPDATE media_items SET notes = 'Canary-notes', starred = 1 WHERE id = ?").run(first)
      const rendition = randomUUID()
      db.prepare("INSERT INTO renditions (id, blob, recipe, sha256) VALUES (?, ?, 'upload-clean', ?)").run(rendition, hashOf(ONE), hashOf(ONE))
      db.prepare("INSERT INTO uploads (id, rendition_id, remote_media_id) VALUES (?, ?, 'Canary-remote-media')").run(randomUUID(), rendition)
      const revision = randomUUID()
      db.prepare("INSERT INTO revisions (id, draft_id, rev, reason, content, at, seq) VALUES (?, ?, 1, 'send', '{\"shared\":\"Canary-history\"}', 0, 500)").run(revision, draft.id)
      db.prepare(
        "INSERT INTO sends (id, draft_id, revision_id, draft_rev, title, items, media, state, carrier, remote_post_id, created_at, seq) VALUES (?, ?, ?, 1, 'Canary-send', '[]', '[]', 'finished', 'app', 'Canary-remote-post', 0, 1)",
      ).run(randomUUID(), draft.id, revision)
    })
    await copy(draft)
    const there = everything(target())
    expect(there.match(/canary[\w-]*/giu) ?? []).toEqual([])
    const secrets = [source().identity.id, source().identity.remoteId, source().identity.accountId, draft.id, ...draft.content.mediaIds]
    for (const secret of secrets) expect(there).not.toContain(secret)
    for (const table of ['media_tags', 'revisions', 'sends', 'uploads', 'renditions', 'intents', 'generations', 'import_batches']) expect(rowsOf(target(), table), table).toEqual([])
  })

  it('is made once, however often it is asked for', async () => {
    const draft = await draftWithPhotos()
    const commandId = randomUUID()
    const first = await copy(draft, commandId)
    opened.length = 0
    expect(await copy(draft, commandId)).toEqual(first)
    // The first client is not even asked.
    expect(opened).toEqual([target().identity.id])
    const both = await Promise.all([copy(draft, commandId), copy(draft, commandId)])
    expect(both).toEqual([first, first])
    expect(rowsOf(target(), 'drafts')).toHaveLength(1)
    // Another act makes another draft; the photos are the same ones there.
    await copy(draft)
    expect(rowsOf(target(), 'drafts')).toHaveLength(2)
    expect(rowsOf(target(), 'media_items')).toHaveLength(2)
  })

  it.each(['import:created', 'import:copied', 'import:synced', 'import:renamed', 'import:placed', 'take-in:placed'])('that ends at %s shows nothing, and its repeat makes it whole', async (step) => {
    const draft = await draftWithPhotos()
    const commandId = randomUUID()
    crashAt = step
    await expect(copy(draft, commandId)).rejects.toThrow()
    expect(rowsOf(target(), 'drafts')).toEqual([])
    expect(rowsOf(target(), 'media_items')).toEqual([])
    crashAt = null
    to?.reopen()
    boot()
    const { draftId } = await copy(draft, commandId)
    expect(drafts.get(target(), { draftId }).media).toHaveLength(2)
    expect(filesOf(target()).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('is refused when a file is gone or not what it was, and leaves no trace', async () => {
    const draft = await draftWithPhotos()
    const { path } = media.locate(source(), hashOf(TWO))
    const altered = Buffer.from(TWO)
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
    writeFileSync(path, altered)
    expect(await codeOf(copy(draft))).toBe('MEDIA_REFUSED')
    rmSync(path)
    expect(await codeOf(copy(draft))).toBe('MEDIA_REFUSED')
    expect(rowsOf(target(), 'drafts')).toEqual([])
    expect(filesOf(target()).filter((name) => name.startsWith('.'))).toEqual([])
    // Without the file it goes.
    const [first] = draft.content.mediaIds
    drafts.save(source(), { commandId: randomUUID(), draftId: draft.id, windowId: randomUUID(), baseRev: draft.rev, content: { ...draft.content, mediaIds: [first ?? ''] } })
    expect(await copy(draft)).toMatchObject({ files: 1 })
  })

  it('is refused to the client itself, and for a draft that is not here', async () => {
    const draft = await draftWithPhotos()
    const { id } = source().identity
    expect(await codeOf(copies.copyTo({ commandId: randomUUID(), workspaceId: id, draftId: draft.id, toWorkspaceId: id }))).toBe('INVALID_INPUT')
    expect(await codeOf(copy({ ...draft, id: randomUUID() }))).toBe('NOT_FOUND')
  })
})
