/** The most memory that processes held at once, as the system counts it. Linux only. */
import { readFileSync, writeFileSync } from 'node:fs'

export const canMeasureMemory = process.platform === 'linux'

const line = (pid: number, name: 'VmRSS' | 'VmHWM'): number => {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (found === undefined) throw new Error(`${name} of ${pid} is not told`)
  return Number(found) * 1024
}

/** Answers by how many bytes the processes grew together while `work` went on: the peak of each over what it held before. */
export async function growthDuring(pids: readonly number[], work: () => Promise<void>): Promise<number> {
  // 5: the peak begins anew.
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = pids.map((pid) => line(pid, 'VmRSS'))
  await work()
  return pids.reduce((total, pid, at) => total + Math.max(0, line(pid, 'VmHWM') - (before[at] ?? 0)), 0)
}
