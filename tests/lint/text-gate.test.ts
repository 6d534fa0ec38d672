/** What no file of this repository may say: a path of somebody's machine, the address of a registry, a key. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

// Written in two parts each, so that this file does not find itself. A user called "me" is nobody's.
const ofTwo = (first: string, second: string) => first + second
const BANNED: [string, RegExp][] = [
  ['a folder of one machine', new RegExp(`(^|[^\\w.~-])/(${ofTwo('wo', 'rk')}|${ofTwo('ro', 'ot')})/`)],
  ['a user’s folder', new RegExp(`(^|[^\\w.~-])/(${ofTwo('ho', 'me')}|${ofTwo('Us', 'ers')})/(?!me\\b)`)],
  ['a user’s folder on Windows', new RegExp(`[A-Z]:[\\\\/]+${ofTwo('Us', 'ers')}[\\\\/]+(?![\\\\/]*me\\b)`)],
  ['the host of a registry', new RegExp(`(${ofTwo('regis', 'try')}\\.(npmjs|yarnpkg|[\\w-]+\\.(com|org|io|net))|https?://[^/\\s"']*(${ofTwo('regis', 'try')}|${ofTwo('art', 'ifactory')}|${ofTwo('verd', 'accio')}|${ofTwo('nex', 'us')})|\\b${ofTwo('regis', 'try')}=)`, 'i')],
  ['a resolved address in the lockfile', new RegExp(`"${ofTwo('resol', 'ved')}":`)],
  ['a private key', new RegExp(`-----${ofTwo('BEG', 'IN')} [A-Z ]*${ofTwo('PRIV', 'ATE')} KEY`)],
]
/** Nothing to read in them. */
const BINARY = /\.(png|jpe?g|webp|gif|ico|icns|woff2?|zip|gz|db|mp4|webm)$/

/** Tracked files, and new ones that nobody chose to ignore; without git, all but what is made. */
function files(): string[] {
  if (existsSync(join(root, '.git'))) {
    return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0').filter((file) => file !== '' && existsSync(join(root, file)))
  }
  const made = new Set(['node_modules', 'out', 'dist', 'test-results'])
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => !made.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(root.length)) : [entry.name]))
}

export function findBanned(text: string): string[] {
  return text.split('\n').flatMap((line, at) => BANNED.filter(([, pattern]) => pattern.test(line)).map(([what]) => `line ${at + 1}: ${what}: ${line.trim().slice(0, 120)}`))
}

describe('the text of the repository', () => {
  it('names no machine, no registry and no key', () => {
    const all = files().filter((file) => !BINARY.test(file))
    expect(all.length).toBeGreaterThan(200)
    const found = all.flatMap((file) => findBanned(readFileSync(join(root, file), 'utf8')).map((problem) => `${file} ${problem}`))
    expect(found).toEqual([])
  })

  it.each([
    ['/wo', 'rk/main/src'], ['"/ro', 'ot/.cache"'], ['cd /ho', 'me/someone/x'], ['/Us', 'ers/someone/x'], ['C:\\Us', 'ers\\x'],
    ['https://regis', 'try.npmjs.org/zod'], ['regis', 'try=http://10.0.0.1'], ['"resol', 'ved": "x"'], ['-----BEG', ofTwo('IN RSA PRIV', 'ATE KEY-----')],
  ])('is refused with %s%s', (first, second) => {
    expect(findBanned(`text\n${first}${second}`)).toHaveLength(1)
  })

  it.each(['registry.start()', 'docs/work/plan.md', '~/.config/PowerPost Desktop', 'https://powerpost.ai/home/', 'node:/path', 'framework/root/x'])('is not refused with %s', (text) => {
    expect(findBanned(text)).toEqual([])
  })
})
