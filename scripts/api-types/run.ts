/** `npm run api-types`: writes the types of the API anew. With `--check` it only says whether they are what the file gives. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { generate } from './generate.ts'

const source = fileURLToPath(new URL('../../docs/api/openapi.yaml', import.meta.url))
const target = new URL('../../src/core/powerpost/generated/', import.meta.url)
const files = Object.entries(generate(readFileSync(source, 'utf8'))).map(([name, text]) => ({ name, file: fileURLToPath(new URL(name, target)), text }))

if (process.argv.includes('--check')) {
  const stale = files.filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
  for (const { name } of stale) console.error(`${name} is not what docs/api/openapi.yaml gives. Run: npm run api-types`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync(fileURLToPath(target), { recursive: true })
  for (const { file, text } of files) writeFileSync(file, text)
  console.log(`Written: ${files.map(({ name }) => name).join(', ')}`)
}
