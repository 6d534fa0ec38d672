/** Bugs, planted through what the app is given; the simulation must catch each. The product has no switch for them. */
import { describe, expect, it } from 'vitest'
import type { HttpPort } from '../../src/core/ports.ts'
import type { ClientFactory } from '../../src/core/powerpost/index.ts'
import { World } from './support/world.ts'
import type { Focus, Plant } from './support/world.ts'

async function firstCaught(plant: Plant, expected: RegExp, focus: Focus, seeds = 60): Promise<string | null> {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = await new World(seed, plant, focus).run()
    const found = violations.find((violation) => expected.test(violation))
    if (found !== undefined) return found
  }
  return null
}

const overHttp = (wrap: (http: HttpPort, world: World) => HttpPort): Plant => ({ http: wrap })

/** Sends a publish again when its answer is lost. */
const repeatsPublish: Plant = {
  clients: (factory): ClientFactory => ({
    ...factory,
    forWorkspace(binding) {
      const client = factory.forWorkspace(binding)
      return {
        ...client,
        async publishPost(postId, signal) {
          const first = await client.publishPost(postId, signal)
          return first.kind === 'unclear' ? client.publishPost(postId, signal) : first
        },
      }
    },
  }),
}

/** Asks for captions again when their answer is lost. */
const repeatsCaptions: Plant = {
  clients: (factory): ClientFactory => ({
    ...factory,
    forWorkspace(binding) {
      const client = factory.forWorkspace(binding)
      return {
        ...client,
        async generateCaptions(body, signal) {
          const first = await client.generateCaptions(body, signal)
          return first.kind === 'unclear' ? client.generateCaptions(body, signal) : first
        },
      }
    },
  }),
}

/** Takes every request for captions as approved. */
const asksNobody: Plant = {
  onOpen: (db) => {
    db.exec("CREATE TEMP TRIGGER IF NOT EXISTS approves AFTER INSERT ON main.generations BEGIN INSERT OR IGNORE INTO approvals VALUES ('planted', NULL, 0); UPDATE generations SET approval_id = 'planted' WHERE id = new.id; END")
  },
}

/** Now and then takes the header of the client that was used last. */
const wrongHeader = overHttp((http, world) => {
  let last: string | undefined
  return (request) => {
    const own = request.headers['x-workspace-id']
    const swap = own !== undefined && last !== undefined && last !== own && world.server.requests % 7 === 0
    const headers = swap && last !== undefined ? { ...request.headers, 'x-workspace-id': last } : request.headers
    if (own !== undefined) last = own
    return http({ ...request, headers })
  }
})

/** Takes what was under way at the crash as never sent. */
const forgetsSending: Plant = {
  onOpen: (db) => void db.prepare("UPDATE intents SET state = 'queued', sending_since = NULL WHERE state = 'sending'").run(),
}

/** Reads the list as if every post in it were a draft. */
const adoptsPublished = overHttp((http) => async (request) => {
  const url = new URL(request.url)
  if (request.method !== 'GET' || !url.pathname.endsWith('/posts')) return http(request)
  url.searchParams.delete('status')
  const response = await http({ ...request, url: url.toString() })
  if (response.status !== 200) return response
  const text = new TextDecoder().decode(response.body)
  if (!text.startsWith('{"data"')) return response
  return { ...response, body: new TextEncoder().encode(text.replaceAll(/"status":"[a-z]+"/g, '"status":"draft"')) }
})

/** Goes where an answer points. */
const followsRedirect = overHttp((http) => async (request) => {
  const response = await http(request)
  const target = response.headers['location']
  return response.status === 307 && target !== undefined ? http({ ...request, url: target, body: undefined }) : response
})

/** Takes a try to send an item again as failed before it has begun, so that a second one is let through. */
const forgetsTries: Plant = {
  onOpen: (db) => db.exec("DROP INDEX IF EXISTS resent_items_once; CREATE TEMP TRIGGER IF NOT EXISTS forgets AFTER INSERT ON main.resent_items BEGIN UPDATE resent_items SET fate = 'not-out' WHERE send_id = new.send_id; END"),
}

/** Takes every item of a post that is over as failed, so that what went out is sent again with the rest. */
const repeatsAll: Plant = {
  onOpen: (db) => db.exec("CREATE TEMP TRIGGER IF NOT EXISTS spoils AFTER UPDATE OF state ON main.sends WHEN new.state = 'finished' BEGIN UPDATE send_items SET status = 'failed' WHERE send_id = new.id AND EXISTS (SELECT 1 FROM send_items WHERE send_id = new.id AND status = 'failed'); END"),
}

/** Takes a schedule of unknown fate as not made: the app publishes at the time as well. */
const carriesInDoubt: Plant = {
  onOpen: (db) =>
    db.exec(`CREATE TEMP TRIGGER IF NOT EXISTS carries AFTER UPDATE OF state ON main.intents WHEN new.kind = 'schedule' AND new.state = 'unknown'
      BEGIN
        UPDATE intents SET state = 'cancelled', cancelled_by = 'superseded' WHERE id = new.id;
        UPDATE sends SET carrier = 'app' WHERE id = new.send_id;
        INSERT INTO intents (id, seq, kind, send_id, state, not_before, created_at, updated_at)
          SELECT new.id || '-app', new.seq + 100000, 'publish', new.send_id, 'queued', due_at, 0, 0 FROM sends WHERE id = new.send_id AND state = 'live';
      END`),
}

/** Takes a schedule as taken back without asking the service. */
const believesItselfBack: Plant = overHttp((http, world) => async (request) => {
  if (request.method !== 'POST' || !request.url.endsWith('/cancel')) return http(request)
  const id = decodeURIComponent(new URL(request.url).pathname.split('/')[4] ?? '')
  const post = world.server.posts.get(id)
  return { status: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify({ post_id: id, status: 'canceled', created_at: '', items: post?.items ?? [] })) }
})

describe('planted bugs are caught', { timeout: 120_000 }, () => {
  it.each<[string, Plant, RegExp, Focus?]>([
    ['a publish is repeated when its answer is lost', repeatsPublish, /repeated without proof|published 2 times/],
    ['captions are asked for again when their answer is lost', repeatsCaptions, /captions were asked for again without proof/],
    ['captions are asked for without approval', asksNobody, /spent without the user's word/],
    ["another client's header is used", wrongHeader, /^(text|media) of|was asked for by|another account's key/],
    ['`sending` is read as `queued` at start', forgetsSending, /repeated without proof|published 2 times/],
    ['a published post is adopted', adoptsPublished, /published 0 times|foreign post/],
    ['a second try of a failed item is let through', forgetsTries, /went out [2-9] times by being sent again/, 'plans'],
    ['what went out is sent again with what failed', repeatsAll, /went out [2-9] times by being sent again/, 'plans'],
    ['a schedule in doubt is carried by the app as well', carriesInDoubt, /while the service held it|published 2 times/, 'plans'],
    ['a schedule counts as taken back though it is not', believesItselfBack, /and its post is out/, 'plans'],
    ['a redirect is followed', followsRedirect, /a request went to/],
  ])('%s', async (_name, plant, expected, focus = 'all') => {
    expect(await firstCaught(plant, expected, focus)).not.toBeNull()
  })
})
