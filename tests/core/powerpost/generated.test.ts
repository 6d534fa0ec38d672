/** What is made of docs/api/openapi.yaml is in the repository as it is made, and nothing of the program says otherwise. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { generate } from '../../../scripts/api-types/generate.ts'
import { MAX_IMAGE_BYTES, MAX_VIDEO_BYTES } from '../../../src/contract/schemas/media.ts'
import { reads } from '../../../src/core/powerpost/answers/reads.ts'
import { LIMITS, WORDS } from '../../../src/core/powerpost/generated/limits.ts'
import { OPERATIONS, REFUSAL_STATUS } from '../../../src/core/powerpost/generated/operations.ts'
import { PROBLEM_RECOVERY } from '../../../src/core/powerpost/index.ts'
import { CTA_MAX, MAX_IMAGES, MAX_SOURCES, PROMPT_MAX, PROMPT_MIN, RESEARCH_MODES } from '../../../src/domain/generations/index.ts'
import { PLATFORMS, POST_TYPES } from '../../../src/domain/post-types.ts'
import { loadDescription } from '../../../src/sandbox/http/description.ts'

const SOURCE = fileURLToPath(new URL('../../../docs/api/openapi.yaml', import.meta.url))
const FOLDER = fileURLToPath(new URL('../../../src/core/powerpost/generated', import.meta.url))
const text = readFileSync(SOURCE, 'utf8')
const made = generate(text)

describe('the generated files', () => {
  it('are exactly what the file gives; if not: npm run api-types', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(made).sort())
    for (const [name, content] of Object.entries(made)) expect(readFileSync(`${FOLDER}/${name}`, 'utf8'), name).toBe(content)
  })

  it('follow every change of the file', () => {
    for (const [from, to, name] of [
      ['maxLength: 2000 }', 'maxLength: 2001 }', 'limits.ts'],
      ['maxItems: 12', 'maxItems: 13', 'limits.ts'],
      ['daysAhead: 60', 'daysAhead: 61', 'limits.ts'],
      ['[instagram, tiktok,', '[instagram, threads, tiktok,', 'limits.ts'],
      ['/posts/{id}/publish:', '/posts/{id}/send:', 'operations.ts'],
      ['x-scope: posts:publish', 'x-scope: posts:send', 'operations.ts'],
      ['x-codes: [NOT_FOUND]', 'x-codes: [NOT_FOUND, GONE]', 'operations.ts'],
      ['balance: { type: number }', 'balance: { type: string }', 'shapes.ts'],
      ['required: [balance]', 'required: []', 'shapes.ts'],
    ] as const) {
      expect(text, from).toContain(from)
      expect(generate(text.replace(from, to))[name], from).not.toBe(made[name])
    }
  })

  it.each([
    ['a keyword that nothing is known of', 'balance: { type: number }', 'balance: { type: number, multipleOf: 2 }', /multipleOf/],
    ['a mark that nothing is known of', 'x-spends: true', 'x-spends: true\n      x-cost: 3', /x-cost/],
    ['a field that is required and nowhere described', 'required: [balance]', 'required: [balance, total]', /total/],
    ['a name that leads nowhere', "'#/components/responses/NoKey'", "'#/components/responses/Nokey'", /Nokey/],
    ['a refusal without its words', '      x-codes: [NOT_FOUND]\n', '', /x-codes/],
    ['a word under two statuses', 'x-codes: [NOT_FOUND]', 'x-codes: [FORBIDDEN]', /FORBIDDEN/],
    ['another header', 'name: X-Workspace-Id', 'name: X-Client-Id', /X-Workspace-Id/],
  ])('are not made of a file with %s', (_what, from, to, message) => {
    expect(text).toContain(from)
    expect(() => generate(text.replace(from, to))).toThrow(message)
  })
})

describe('the table of calls', () => {
  it('says what another reader of the file sees in it', async () => {
    const seen = (await loadDescription(SOURCE)).operations().map(({ id, method, path, scope, isAssumed, needsWorkspace }) => [id, { method: method.toUpperCase(), path, scope, attestation: isAssumed ? 'assumed' : 'documented', needsWorkspace }])
    const told = Object.entries(OPERATIONS).map(([id, { method, path, scope, attestation, needsWorkspace }]) => [id, { method, path, scope, attestation, needsWorkspace }])
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(seen))
    expect(told).toHaveLength(21)
  })

  it('knows every word of refusal, each with a way on', () => {
    expect(Object.keys(REFUSAL_STATUS).sort()).toEqual([...WORDS.RefusalCode].sort())
    for (const code of WORDS.RefusalCode) expect(PROBLEM_RECOVERY[code], code).toBeTruthy()
  })
})

describe('figures and words that the app has under names of its own', () => {
  it('are those of the file', () => {
    const { CaptionOrder, uploadMedia } = LIMITS
    expect({ PROMPT_MIN, PROMPT_MAX, MAX_IMAGES, MAX_SOURCES, CTA_MAX }).toEqual({
      PROMPT_MIN: CaptionOrder.prompt.minLength, PROMPT_MAX: CaptionOrder.prompt.maxLength, MAX_IMAGES: CaptionOrder.media_ids.maxItems, MAX_SOURCES: CaptionOrder.source_urls.maxItems, CTA_MAX: CaptionOrder.cta_text.maxLength,
    })
    expect({ MAX_IMAGE_BYTES, MAX_VIDEO_BYTES }).toEqual({ MAX_IMAGE_BYTES: uploadMedia.imageBytes, MAX_VIDEO_BYTES: uploadMedia.videoBytes })
    expect([PLATFORMS, POST_TYPES, RESEARCH_MODES]).toEqual([WORDS.Platform, WORDS.PostType, WORDS.ResearchMode])
    expect(LIMITS.PostOrder.items).toEqual({ minItems: 1, maxItems: POST_TYPES.length })
  })
})

describe('a parser', () => {
  interface Shape {
    id: string
    note?: string | null
  }
  it('is held to its shape while compiling', () => {
    const read = reads<Shape>()({ id: z.string(), note: z.string().nullish() })
    expect(read.parse({ id: 'a', more: 1 })).toEqual({ id: 'a' })
    // @ts-expect-error -- a field of the shape is missing
    reads<Shape>()({ id: z.string() })
    // @ts-expect-error -- a field that the shape does not have
    reads<Shape>()({ id: z.string(), note: z.string().nullish(), more: z.string() })
    // @ts-expect-error -- null may come, and is not taken
    reads<Shape>()({ id: z.string(), note: z.string().optional() })
    // @ts-expect-error -- a text comes, and a number is wanted
    reads<Shape>()({ id: z.number(), note: z.string().nullish() })
  })
})
