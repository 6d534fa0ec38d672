import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from './child.mjs'
import { SetupError } from './report.mjs'

/** Installs one npm package into `folder` (outside of any project), checks what npm checked it against, and answers its path. */
export async function fetchPackage(folder, name, version, integrity) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', `${name}@${version}`], { cwd: folder })
  const record = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'))
  const seen = record.packages[`node_modules/${name}`]?.integrity
  if (seen !== integrity) {
    rmSync(folder, { recursive: true, force: true })
    throw new SetupError(`${name}@${version} is not the package that was expected (its checksum is ${seen}). Nothing of it was run.`)
  }
  return join(folder, 'node_modules', name)
}
