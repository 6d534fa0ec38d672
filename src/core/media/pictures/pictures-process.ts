/**
 * The process for pictures, as a program: started by the shell as a utility process (in tests and benchmarks as a child process). It decodes
 * what strangers made; when one of them ends it, or takes too much memory, everything else goes on.
 */
import { setPriority } from 'node:os'
import { fromPicturesSchema, toPicturesSchema } from '../../../contract/process-messages.ts'
import type { FromPictures } from '../../../contract/process-messages.ts'
import { systemClock } from '../../system-ports.ts'
import { createHeicDecoder } from './decode-heic.ts'
import { makePicture, setUpSharp } from './make-picture.ts'

/** Bytes of this process in memory. Two pictures of 100 megapixels in the most wasteful form stay below it. */
const MOST_MEMORY = 1_400_000_000
const LOOK_EVERY_MS = 50

/** Not the parent of a child process, but the shell of a utility process. */
const shell: Electron.ParentPort | undefined = process.parentPort

const decodeHeic = createHeicDecoder(systemClock)

function tell(message: FromPictures): void {
  const checked = fromPicturesSchema.parse(message)
  if (shell) shell.postMessage(checked)
  else process.send?.(checked)
}

async function heard(data: unknown): Promise<void> {
  const message = toPicturesSchema.safeParse(data)
  if (!message.success) return
  const { id, job } = message.data
  tell({ id, answer: await makePicture(job, decodeHeic) })
}

setUpSharp()
// What it makes is for the user alone.
process.umask(0o077)
try {
  // Behind what people wait for.
  setPriority(5)
} catch {
  // Some systems do not let go of theirs.
}
function watchMemory(): void {
  if (process.memoryUsage.rss() > MOST_MEMORY) process.exit(86)
  systemClock.after(LOOK_EVERY_MS, watchMemory)
}
watchMemory()
if (shell) shell.on('message', ({ data }) => void heard(data))
else {
  process.on('message', (data) => void heard(data))
  process.on('disconnect', () => process.exit(0))
}
