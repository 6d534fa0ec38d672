/** The areas of words as they are written: which functions they have, and what these take, read from the source. */
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { vi } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../src/renderer/strings', import.meta.url))

const namesIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.ts')).map((name) => basename(name, '.ts')).sort()

/** Chooser files: what the window imports. */
export const areas = namesIn(ROOT).filter((name) => name !== 'language')
export const areasOf = (language: 'en' | 'de') => namesIn(join(ROOT, language))
export const chooserText = (area: string) => readFileSync(join(ROOT, `${area}.ts`), 'utf8')

/** As the window has it that speaks this language. */
export async function load(language: 'en' | 'de', area: string): Promise<Record<string, unknown>> {
  vi.stubGlobal('location', { search: `?language=${language}` })
  vi.resetModules()
  try {
    return (await import(join(ROOT, language, `${area}.ts`))) as Record<string, unknown>
  } finally {
    vi.unstubAllGlobals()
  }
}

interface Node { type: string; [key: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** Path of a function ("frame.needYou", "dayGroup") → the types of its parameters as they are written. */
export function signatures(area: string): Map<string, string[]> {
  const text = readFileSync(join(ROOT, 'en', `${area}.ts`), 'utf8')
  const found = new Map<string, string[]>()
  const typeOf = (parameter: Node): string => {
    const target = parameter.type === 'AssignmentPattern' ? (parameter['left'] as Node) : parameter
    const annotation = target['typeAnnotation']
    if (!isNode(annotation)) return 'unknown'
    const { start, end } = annotation as unknown as { start: number; end: number }
    return text.slice(start, end).replace(/^:\s*/, '')
  }
  const visit = (value: unknown, path: string): void => {
    if (!isNode(value)) return
    if (value.type === 'ObjectExpression') {
      for (const one of value['properties'] as Node[]) {
        if (one.type !== 'Property') continue
        const key = one['key'] as Node
        visit(one['value'], `${path}.${String(key['name'] ?? key['value'])}`)
      }
    } else if (value.type === 'ArrowFunctionExpression' || value.type === 'FunctionDeclaration') found.set(path, (value['params'] as Node[]).map(typeOf))
    else if (value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression') visit(value['expression'], path)
  }
  for (const statement of parseSync(`${area}.ts`, text).program.body as unknown as Node[]) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement['declaration'] : null
    if (!isNode(declared)) continue
    if (declared.type === 'FunctionDeclaration') visit(declared, String((declared['id'] as Node)['name']))
    if (declared.type === 'VariableDeclaration') for (const one of declared['declarations'] as Node[]) visit(one['init'], String((one['id'] as Node)['name']))
  }
  return found
}
