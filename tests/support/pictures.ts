/** The process for pictures as a child process: the same program and the same keeper as in the app. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PicturesHelper } from '../../src/main/core/pictures-helper.ts'

const PROGRAM = fileURLToPath(new URL('../../src/core/media/pictures/pictures-process.ts', import.meta.url))

export interface TestPictures extends PicturesHelper {
  /** The processes started so far, the newest last. */
  readonly children: ChildProcess[]
}

/** `program` in place of the real one plays a process that fails. */
export function startPictures(folder: string, program: string = PROGRAM): TestPictures {
  const children: ChildProcess[] = []
  const helper = new PicturesHelper({
    folder,
    log: () => {},
    start() {
      const child = fork(program, [], { execArgv: ['--disable-warning=ExperimentalWarning', '--experimental-strip-types'], serialization: 'advanced' })
      children.push(child)
      return {
        post: (message) => void child.send(message),
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => void child.once('exit', listener),
        kill: () => void child.kill('SIGKILL'),
      }
    },
  })
  return Object.assign(helper, { children })
}
