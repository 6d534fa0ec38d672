/** The user who plans, changes their mind, and sends again what failed. Each act may meet a crash, and some are pressed twice. */
import type { Posts } from '../../../src/core/posts/index.ts'
import type { Workspace } from '../../../src/core/workspaces/workspace.ts'
import type { PostType } from '../../../src/domain/post-types.ts'
import type { SeededRandom } from './random.ts'

const MINUTE = 60_000

export class UserOfPlans {
  private readonly random: SeededRandom
  private readonly now: () => number

  constructor(random: SeededRandom, now: () => number) {
    this.random = random
    this.now = now
  }

  due(): { at: number; wall: string; zone: string } {
    return { at: this.now() + (2 + this.random.int(50)) * MINUTE, wall: '2026-11-24T12:00', zone: 'Europe/Oslo' }
  }

  /** Takes back, or moves, something that still can be. */
  changeMind(posts: Posts, workspace: Workspace): void {
    const planned = posts.listPosts(workspace, { limit: 50 }).items.filter((post) => post.canReschedule || (post.canCancel && post.due !== null))
    if (planned.length === 0) return
    const { sendId, canReschedule } = this.random.pick(planned)
    const commandId = this.random.uuid()
    const press = () => {
      if (canReschedule && this.random.chance(0.7)) posts.reschedule(workspace, { commandId, sendId, to: this.due() })
      else posts.cancelSend(workspace, { commandId, sendId })
    }
    press()
  }

  /** Sends again what may be: from any post of the chain, edited first or not, pressed once or twice. */
  async again(posts: Posts, workspace: Workspace, forEach: (draftId: string) => void): Promise<void> {
    const failed = posts.listPosts(workspace, { limit: 200 }).items.filter((post) => post.items.some((item) => item.status === 'failed'))
    if (failed.length === 0) return
    const post = this.random.pick(failed)
    // Now and then more than may be: refused whole.
    const wanted = post.items.filter((item) => item.canSendAgain || this.random.chance(0.3)).map((item) => item.postType as PostType)
    if (wanted.length === 0) return
    const input = { commandId: this.random.uuid(), sendId: post.sendId, postTypes: wanted }
    const asItWas = () => posts.again(workspace, input)
    const edited = async () => {
      const { draftId } = posts.editAgain(workspace, { ...input, commandId: this.random.uuid() })
      forEach(draftId)
      await posts.createSend(workspace, { commandId: this.random.uuid(), draftId, rev: 1, postTypes: wanted, when: { kind: 'now' }, again: this.random.chance(0.5) })
    }
    const presses = Array.from({ length: 1 + this.random.int(3) }, () => (this.random.chance(0.5) ? asItWas : edited))
    for (const press of presses) {
      if (workspace.closed) return
      try {
        await press()
      } catch (error) {
        // A second press may be refused; the next one is made all the same.
        if (!(error instanceof Error) || error.name !== 'AppError') throw error
      }
    }
  }
}
