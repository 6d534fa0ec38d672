/** The command line of the sandbox. */
import { parseArgs } from 'node:util'
import { parseFault } from './faults/fault-spec.ts'
import type { FaultSpec } from './faults/fault-spec.ts'

export const USAGE = `A PowerPost service on this machine. Nothing it publishes leaves it.

  npm run sandbox -- [options]

  --port N            where to listen on 127.0.0.1 (4311; 0 takes a free port)
  --data DIR          where to keep everything (a temporary folder that is removed at the end)
  --json              say where it listens in one line of JSON
  --credits N         credits of a new account (1000)
  --publish-ms N      how long an item takes to be published at most, in ms (4000)
  --generate-ms N     how long captions and images take at most, in ms (4000)
  --video-ms N        how long a video takes at most, in ms (8000)
  --look-ms N         how long after one look at a published item's figures comes the next, in ms (a day)
  --rate-limit N      calls of one kind in a minute (3000)
  --clock-ahead N     be N ms ahead of this machine: what was scheduled goes out sooner (0)
  --pay-when-planned  take the credits of a post with a time when it is planned, not when it goes out
  --documented-only   know only the calls that PowerPost documents
  --fault F           misbehave: <endpoint>:<kind>[-before|-after][:<times>[@<probability>]][:<value>]; may be repeated,
                      see docs/api/README.md
  --seed N            the same chance each time, for faults and waiting times
  --help              this text
`

export interface CliOptions {
  port: number
  dataDir: string | null
  json: boolean
  help: boolean
  documentedOnly: boolean
  payWhenPlanned: boolean
  credits: number | undefined
  publishMs: number | undefined
  generateMs: number | undefined
  videoMs: number | undefined
  lookMs: number | undefined
  rateLimit: number | undefined
  clockAhead: number | undefined
  seed: number | undefined
  faults: FaultSpec[]
}

/** Throws an Error that says what is wrong. */
export function readCliOptions(args: string[]): CliOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      credits: { type: 'string' },
      'publish-ms': { type: 'string' },
      'generate-ms': { type: 'string' },
      'video-ms': { type: 'string' },
      'look-ms': { type: 'string' },
      'rate-limit': { type: 'string' },
      'clock-ahead': { type: 'string' },
      'documented-only': { type: 'boolean', default: false },
      'pay-when-planned': { type: 'boolean', default: false },
      fault: { type: 'string', multiple: true, default: [] },
      seed: { type: 'string' },
    },
  })
  const port = count('port', values.port, 65_535) ?? 4311
  return {
    port,
    dataDir: values.data ?? null,
    json: values.json,
    help: values.help,
    documentedOnly: values['documented-only'],
    payWhenPlanned: values['pay-when-planned'],
    credits: count('credits', values.credits),
    publishMs: count('publish-ms', values['publish-ms']),
    generateMs: count('generate-ms', values['generate-ms']),
    videoMs: count('video-ms', values['video-ms']),
    lookMs: atLeastOne('look-ms', count('look-ms', values['look-ms'])),
    rateLimit: count('rate-limit', values['rate-limit']),
    clockAhead: count('clock-ahead', values['clock-ahead'], 366 * 24 * 3_600_000),
    seed: count('seed', values.seed),
    faults: values.fault.map(parseFault),
  }
}

function count(name: string, text: string | undefined, largest = 1_000_000_000): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!/^\d+$/u.test(text) || number > largest) throw new Error(`--${name} takes a whole number from 0 to ${largest}, not ${JSON.stringify(text)}`)
  return number
}

function atLeastOne(name: string, number: number | undefined): number | undefined {
  if (number === 0) throw new Error(`--${name} takes a whole number from 1`)
  return number
}
