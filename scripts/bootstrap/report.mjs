// What set-up says. Always on stderr: stdout belongs to the command that is being run.

export function say(text) {
  process.stderr.write(`${text}\n`)
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

/** Says what begins, that it still goes on (every 15 s), and how long it took. */
export async function step(title, work) {
  const since = Date.now()
  say(`• ${title} …`)
  const beat = setInterval(() => say(`  still at it (${seconds(since)})`), 15_000)
  try {
    const result = await work()
    say(`  done in ${seconds(since)}`)
    return result
  } finally {
    clearInterval(beat)
  }
}

/** Something that set-up cannot do and that the user can: shown without a stack. */
export class SetupError extends Error {}
