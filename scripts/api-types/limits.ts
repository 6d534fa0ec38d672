/** Figures and words of the description as constants. */
import { z } from 'zod'
import type { Description, Node } from './description.ts'
import { literal } from './shapes.ts'

const FIGURES = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'default', 'enum'] as const
const node = z.record(z.string(), z.unknown())

export function writeLimits({ schemas, parameters, operations }: Description): string {
  const limits: [string, Node][] = []
  for (const [name, schema] of schemas) {
    const own = node.optional().parse(schema['x-limits'])
    const fields = Object.entries(node.parse(schema['properties'] ?? {})).flatMap(([field, value]) => {
      const found = figuresOf(node.parse(value))
      return found ? [[field, found]] : []
    })
    const all = { ...Object.fromEntries(fields), ...own }
    if (Object.keys(all).length > 0) limits.push([name, all])
  }
  for (const [name, schema] of parameters) {
    const found = figuresOf(schema)
    if (found) limits.push([name, found])
  }
  for (const { id, limits: own } of operations) if (own) limits.push([id, own])

  const words = schemas.flatMap(([name, schema]) => (Array.isArray(schema['enum']) ? [`  ${name}: ${literal(schema['enum'])},`] : []))
  return [
    '/** By schema and field, by parameter, or by call. Lengths are characters, quantities are entries, the rest is as named. */',
    'export const LIMITS = {',
    ...limits.map(([name, value]) => `  ${name}: {\n${Object.entries(value).map(([field, figures]) => `    ${literal({ [field]: figures }).slice(2, -2)},\n`).join('')}  },`),
    '} as const',
    '',
    '/** Words that are known. PowerPost may have more by now. */',
    'export const WORDS = {',
    ...words,
    '} as const',
  ].join('\n')
}

function figuresOf(schema: Node): Node | null {
  const found = FIGURES.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]]))
  return found.length > 0 ? Object.fromEntries(found) : null
}
