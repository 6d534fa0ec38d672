/** What is made of docs/api/openapi.yaml: file names below src/core/powerpost/generated, and their text. */
import { readDescription } from './description.ts'
import { writeLimits } from './limits.ts'
import { writeOperations } from './operations.ts'
import { writeShapes } from './shapes.ts'

const HEAD = (about: string) => `/**\n * ${about}\n * Written by \`npm run api-types\` from docs/api/openapi.yaml: change that file, not this one.\n */\n\n`
const OPEN = '/** Words that are known, and any other that PowerPost may say by now. */\nexport type Open<Known extends string> = Known | (string & Record<never, never>)\n\n'

/** Throws for a description that is unsound or says something that the generator does not understand. */
export function generate(text: string): Record<string, string> {
  const description = readDescription(text)
  return {
    'shapes.ts': `${HEAD('Shapes of requests and answers on the wire.')}${OPEN}${writeShapes(description)}\n`,
    'operations.ts': `${HEAD('Every call: how it is made, what it needs, how it refuses.')}${writeOperations(description)}\n`,
    'limits.ts': `${HEAD('Limits and words of the API.')}${writeLimits(description)}\n`,
  }
}
