import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { evaluationFolderName, officialElectron, officialVersion } from '../lib/electron-path.mjs'
import { run } from './child.mjs'
import { makeEvaluationElectron } from './evaluation-electron.mjs'
import { cachedFolder, cacheFolder, root } from './paths.mjs'
import { SetupError, say, step } from './report.mjs'

const downloadLimitMs = 15 * 60_000
const probeLimitMs = 10_000
const rememberMs = 24 * 60 * 60_000

/**
 * Sees to an Electron that runs here and answers its kind. The official binary comes first; a download that failed is not tried
 * again for a day, unless POWERPOST_RETRY_ELECTRON=1.
 */
export async function installElectron(node, env) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return 'given'
  if (officialElectron() !== undefined) return 'official'
  const failure = join(cacheFolder(), `electron-${officialVersion()}-download-failed.json`)
  if (env.POWERPOST_RETRY_ELECTRON === '1') rmSync(failure, { force: true })
  let reason = rememberedFailure(failure)
  if (reason === undefined) {
    reason = await tryOfficial(node, env)
    if (reason === undefined) return 'official'
    // Remembered only where there is something to go on with.
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new SetupError(`Electron ${officialVersion()} could not be downloaded (${reason}). Check the network, then run the command again.`)
    }
    mkdirSync(cacheFolder(), { recursive: true })
    writeFileSync(failure, JSON.stringify({ at: Date.now(), reason }))
  }
  await cachedFolder(evaluationFolderName, 'electron', makeEvaluationElectron)
  say(
    `Electron ${officialVersion()} could not be downloaded (${reason}), so this is an evaluation runtime: Electron 33.2.1, past its end of life, fit to try ` +
      'and test the app and not for daily use (POWERPOST_RETRY_ELECTRON=1 tries the download again).',
  )
  return 'evaluation'
}

/** Undefined when it worked, else why it did not, in a few words. */
async function tryOfficial(node, env) {
  return step(`Downloading Electron ${officialVersion()}`, async () => {
    // The installer knows of proxies, this probe does not.
    const isBehindProxy = Object.keys(env).some((name) => /^(npm_config_)?https?[_-]proxy$/i.test(name) && env[name])
    const reachable = isBehindProxy || (await canReach(env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/'))
    try {
      // Without the network the installer may still find the archive in its own cache: that is quick or fails.
      await run(node, [join(root, 'node_modules', 'electron', 'install.js')], { cwd: root, env, timeoutMs: reachable ? downloadLimitMs : 30_000 })
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      say('  not possible')
      return reachable ? error.message.trim().split('\n').at(-1).trim() : 'its server cannot be reached from here'
    }
    return officialElectron() === undefined ? 'the installer left no program' : undefined
  })
}

async function canReach(address) {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeLimitMs) })
    return true
  } catch {
    return false
  }
}

function rememberedFailure(file) {
  if (!existsSync(file)) return undefined
  try {
    const { at, reason } = JSON.parse(readFileSync(file, 'utf8'))
    return Date.now() - at < rememberMs && at <= Date.now() ? reason : undefined
  } catch {
    return undefined
  }
}
