/** One import in a process of its own, so that its memory can be told. Says what it took in one line of JSON. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePng } from '../../tests/support/make-image.ts'
import { makeWorkspace } from '../support/workspace.ts'
import { openImports } from './open-imports.ts'

const [dataDir, path] = process.argv.slice(2)
if (dataDir === undefined || path === undefined) throw new Error('data folder, file')
const imports = openImports()
const workspace = makeWorkspace(dataDir)
// As the app has been at work for a while.
const small = join(dataDir, 'small.png')
writeFileSync(small, makePng(1, 64, 64))
await imports.bringInto(workspace, [small])
const before = process.memoryUsage.rss()
const ms = await imports.bringInto(workspace, [path])
// The most this process ever held, in KiB.
const grown = process.resourceUsage().maxRSS * 1024 - before
process.stdout.write(JSON.stringify({ ms, grownMB: Math.max(0, grown) / 1e6 }))
process.exit(0)
