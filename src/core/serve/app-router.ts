/** Serves `appContract` to a window: each procedure is one line to the part of the core that does it. */
import { EventPublisher, implement } from '@orpc/server'
import { appContract } from '../../contract/app-contract.ts'
import type { CoreEvent } from '../../contract/schemas/events.ts'
import type { Core } from '../core.ts'
import type { Workspace } from '../workspaces/index.ts'

/** Events a window that does not listen may be behind; what is dropped leaves a gap in `seq`, and the window reads anew. */
const MAX_BUFFERED_EVENTS = 1_000

export function createAppRouter(core: Core) {
  const os = implement(appContract)
  const publisher = new EventPublisher<{ event: CoreEvent }>({ maxBufferedEvents: MAX_BUFFERED_EVENTS })
  core.bus.subscribe((event) => publisher.publish('event', event))

  const { accounts, workspaces, drafts, copies, media, uploads, posts, generations, search, writing, clientSettings, activity } = core
  /** Opens the workspace that the input names and no other. */
  const inside = async <I extends { workspaceId: string }, T>(input: I, work: (workspace: Workspace, input: I) => T | Promise<T>): Promise<T> =>
    work(await workspaces.open(input.workspaceId), input)

  return os.router({
    system: {
      hello: os.system.hello.handler(() => core.hello()),
      subscribe: os.system.subscribe.handler(async function* ({ signal }) {
        // Listens first and reads the sequences then, so that nothing falls between the two.
        const events = publisher.subscribe('event', signal ? { signal } : {})
        yield { type: 'hello' as const, coreEpoch: core.bus.coreEpoch, seqs: core.bus.seqs() }
        yield* events
      }),
    },
    accounts: {
      list: os.accounts.list.handler(() => accounts.list()),
      add: os.accounts.add.handler(({ input }) => accounts.add(input)),
      rename: os.accounts.rename.handler(({ input }) => accounts.rename(input)),
      replaceKey: os.accounts.replaceKey.handler(({ input }) => accounts.replaceKey(input)),
      verify: os.accounts.verify.handler(({ input }) => accounts.verify(input)),
      scopes: os.accounts.scopes.handler(({ input }) => accounts.scopes(input)),
      spend: os.accounts.spend.handler(({ input }) => core.spendByClient(input)),
      remove: os.accounts.remove.handler(({ input }) => accounts.remove(input)),
      resume: os.accounts.resume.handler(({ input }) => accounts.resume(input)),
      setScheduling: os.accounts.setScheduling.handler(({ input }) => accounts.setScheduling(input)),
      connectSandbox: os.accounts.connectSandbox.handler(({ input }) => accounts.connectSandbox(input)),
    },
    workspaces: {
      list: os.workspaces.list.handler(() => workspaces.list()),
      check: os.workspaces.check.handler(({ input }) => workspaces.check(input)),
      add: os.workspaces.add.handler(({ input }) => workspaces.add(input)),
      createInSandbox: os.workspaces.createInSandbox.handler(({ input }) => workspaces.createInSandbox(input)),
      createLocal: os.workspaces.createLocal.handler(({ input }) => workspaces.createLocal(input)),
      link: os.workspaces.link.handler(({ input }) => workspaces.link(input)),
      rename: os.workspaces.rename.handler(({ input }) => workspaces.rename(input)),
      setColor: os.workspaces.setColor.handler(({ input }) => workspaces.setColor(input)),
      reorder: os.workspaces.reorder.handler(({ input }) => workspaces.reorder(input)),
      overview: os.workspaces.overview.handler(({ input }) => workspaces.overview(input)),
      deletePreview: os.workspaces.deletePreview.handler(({ input }) => workspaces.deletePreview(input)),
      delete: os.workspaces.delete.handler(({ input }) => workspaces.delete(input)),
      releaseHold: os.workspaces.releaseHold.handler(({ input }) => workspaces.releaseHold(input)),
      recover: os.workspaces.recover.handler(({ input }) => workspaces.recover(input)),
    },
    drafts: {
      list: os.drafts.list.handler(({ input }) => inside(input, drafts.list)),
      get: os.drafts.get.handler(({ input }) => inside(input, drafts.get)),
      create: os.drafts.create.handler(({ input }) => inside(input, drafts.create)),
      save: os.drafts.save.handler(({ input }) => inside(input, drafts.save)),
      revisions: os.drafts.revisions.handler(({ input }) => inside(input, drafts.revisions)),
      restore: os.drafts.restore.handler(({ input }) => inside(input, drafts.restore)),
      trash: os.drafts.trash.handler(({ input }) => inside(input, drafts.trash)),
      untrash: os.drafts.untrash.handler(({ input }) => inside(input, drafts.untrash)),
      trashMany: os.drafts.trashMany.handler(({ input }) => inside(input, drafts.trashMany)),
      untrashMany: os.drafts.untrashMany.handler(({ input }) => inside(input, drafts.untrashMany)),
      duplicate: os.drafts.duplicate.handler(({ input }) => inside(input, drafts.duplicate)),
      copyTo: os.drafts.copyTo.handler(({ input }) => copies.copyTo(input)),
    },
    media: {
      get: os.media.get.handler(({ input }) => inside(input, media.get)),
      setAlt: os.media.setAlt.handler(({ input }) => inside(input, media.setAlt)),
      list: os.media.list.handler(({ input }) => inside(input, media.list)),
      overview: os.media.overview.handler(({ input }) => inside(input, media.overview)),
      update: os.media.update.handler(({ input }) => inside(input, media.update)),
      usage: os.media.usage.handler(({ input }) => inside(input, media.usage)),
      trash: os.media.trash.handler(({ input }) => inside(input, media.trash)),
      untrash: os.media.untrash.handler(({ input }) => inside(input, media.untrash)),
      change: os.media.change.handler(({ input }) => inside(input, media.change)),
      upload: os.media.upload.handler(({ input }) => inside(input, uploads.upload)),
      verdicts: os.media.verdicts.handler(({ input }) => inside(input, media.verdicts)),
      batch: os.media.batch.handler(({ input }) => inside(input, media.batch)),
      batches: os.media.batches.handler(({ input }) => inside(input, media.batches)),
      answerOffers: os.media.answerOffers.handler(({ input }) => inside(input, media.answerOffers)),
      stopBatch: os.media.stopBatch.handler(({ input }) => inside(input, media.stopBatch)),
      edit: os.media.edit.handler(({ input }) => inside(input, media.edit)),
      edits: os.media.edits.handler(({ input }) => inside(input, media.edits)),
      cancelEdit: os.media.cancelEdit.handler(({ input }) => inside(input, media.cancelEdit)),
      family: os.media.family.handler(({ input }) => inside(input, media.family)),
      film: os.media.film.handler(({ input }) => inside(input, media.film)),
    },
    writing: {
      list: os.writing.list.handler(({ input }) => inside(input, writing.list)),
      create: os.writing.create.handler(({ input }) => inside(input, writing.create)),
      update: os.writing.update.handler(({ input }) => inside(input, writing.update)),
      delete: os.writing.delete.handler(({ input }) => inside(input, writing.delete)),
      restore: os.writing.restore.handler(({ input }) => inside(input, writing.restore)),
      settings: os.writing.settings.handler(({ input }) => inside(input, writing.settings)),
      setSignature: os.writing.setSignature.handler(({ input }) => inside(input, writing.setSignature)),
      setLanguages: os.writing.setLanguages.handler(({ input }) => inside(input, writing.setLanguages)),
      setWord: os.writing.setWord.handler(({ input }) => inside(input, writing.setWord)),
    },
    clientSettings: {
      get: os.clientSettings.get.handler(({ input }) => inside(input, clientSettings.get)),
      addStyle: os.clientSettings.addStyle.handler(({ input }) => inside(input, clientSettings.addStyle)),
      updateStyle: os.clientSettings.updateStyle.handler(({ input }) => inside(input, clientSettings.updateStyle)),
      removeStyle: os.clientSettings.removeStyle.handler(({ input }) => inside(input, clientSettings.removeStyle)),
      setConnection: os.clientSettings.setConnection.handler(({ input }) => inside(input, clientSettings.setConnection)),
      setDefaults: os.clientSettings.setDefaults.handler(({ input }) => inside(input, clientSettings.setDefaults)),
    },
    search: {
      query: os.search.query.handler(({ input }) => inside(input, async (workspace, asked) => {
        await search.ready(workspace)
        return search.query(workspace, asked)
      })),
    },
    sends: {
      preview: os.sends.preview.handler(({ input }) => inside(input, posts.preview)),
      create: os.sends.create.handler(({ input }) => inside(input, posts.createSend)),
      fixAndResend: os.sends.fixAndResend.handler(({ input }) => inside(input, posts.fixAndResend)),
      again: os.sends.again.handler(({ input }) => inside(input, posts.again)),
      editAgain: os.sends.editAgain.handler(({ input }) => inside(input, posts.editAgain)),
      reschedule: os.sends.reschedule.handler(({ input }) => inside(input, posts.reschedule)),
      cancel: os.sends.cancel.handler(({ input }) => inside(input, posts.cancelSend)),
    },
    generations: {
      ask: os.generations.ask.handler(({ input }) => inside(input, generations.ask)),
      estimate: os.generations.estimate.handler(({ input }) => inside(input, generations.estimate)),
      queue: os.generations.queue.handler(({ input }) => inside(input, generations.queue)),
      approve: os.generations.approve.handler(({ input }) => inside(input, generations.approve)),
      list: os.generations.list.handler(({ input }) => inside(input, generations.list)),
      get: os.generations.get.handler(({ input }) => inside(input, generations.get)),
      use: os.generations.use.handler(({ input }) => inside(input, generations.use)),
      spend: os.generations.spend.handler(({ input }) => inside(input, generations.spend)),
    },
    outbox: {
      list: os.outbox.list.handler(({ input }) => inside(input, posts.listOutbox)),
      act: os.outbox.act.handler(({ input }) => inside(input, posts.act)),
      pauseUploads: os.outbox.pauseUploads.handler(({ input }) => inside(input, posts.pauseUploads)),
      moveUpload: os.outbox.moveUpload.handler(({ input }) => inside(input, posts.moveUpload)),
    },
    posts: {
      list: os.posts.list.handler(({ input }) => inside(input, posts.listPosts)),
      get: os.posts.get.handler(({ input }) => inside(input, posts.getPost)),
      history: os.posts.history.handler(({ input }) => inside(input, posts.history)),
      elsewhere: os.posts.elsewhere.handler(({ input }) => inside(input, posts.elsewhere)),
      pull: os.posts.pull.handler(({ input }) => inside(input, posts.pull)),
    },
    activity: {
      list: os.activity.list.handler(({ input }) => inside(input, activity.list)),
      ofAccount: os.activity.ofAccount.handler(({ input }) => activity.ofAccount(input)),
    },
  })
}
