/** `npm run bench [-- name…] [--quick] [--full]`: one line of JSON for each bar; the exit code is 0 when every one is met. */
import type { Bench, BenchOptions } from './support/line.ts'

const benches: Record<string, () => Promise<Bench>> = {
  'draft-save': async () => (await import('./draft-save.ts')).draftSave,
  'draft-list': async () => (await import('./draft-list.ts')).draftList,
  search: async () => (await import('./search.ts')).search,
  'bulk-import': async () => (await import('./bulk-import.ts')).bulkImport,
  photos: async () => (await import('./photos.ts')).photos,
  video: async () => (await import('./video.ts')).video,
  thumbnails: async () => (await import('./thumbnails.ts')).thumbnails,
  upload: async () => (await import('./upload.ts')).upload,
  'media-scroll': async () => (await import('./media-scroll.ts')).mediaScroll,
  sandbox: async () => (await import('./sandbox.ts')).sandbox,
  switch: async () => (await import('./switch.ts')).switchClient,
  interactions: async () => (await import('./interactions.ts')).interactions,
  scroll: async () => (await import('./scroll.ts')).scroll,
  memory: async () => (await import('./memory.ts')).memory,
  ipc: async () => (await import('./ipc.ts')).ipc,
  'cold-start': async () => (await import('./cold-start.ts')).coldStart,
}

const words = process.argv.slice(2)
const options: BenchOptions = { quick: words.includes('--quick'), full: words.includes('--full'), say: (text) => void process.stderr.write(`${text}\n`) }
const flags = new Set(['--quick', '--full'])
const names = words.filter((word) => !flags.has(word))
const unknown = names.find((name) => benches[name] === undefined)
if (unknown !== undefined) {
  options.say(`There is no benchmark "${unknown}"; there are: ${Object.keys(benches).join(', ')} (and --quick, --full)`)
  process.exit(2)
}
for (const [name, load] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue
  try {
    const bench = await load()
    for (const line of await bench(options)) {
      process.stdout.write(`${JSON.stringify(line)}\n`)
      if (!line.ok) process.exitCode = 1
    }
  } catch (error) {
    // One that could not run hides none of the others, and is no success.
    options.say(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    process.exitCode = 1
  }
}
