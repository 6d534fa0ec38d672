/** What the README and the documents point to is there: pictures, pages, folders, and headings of pages. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const MOST_BYTES_OF_PICTURES = 6 * 1024 * 1024

const documents = ['README.md', ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => join('docs', name))]
const pictures = readdirSync(join(ROOT, 'docs/pictures')).filter((name) => name.endsWith('.png'))

/** Without what stands in code. */
const proseOf = (text: string) => text.replaceAll(/```[^]*?```/gu, '').replaceAll(/`[^`\n]*`/gu, '')

/** Targets of links and pictures, but for those on the web. */
function targetsIn(text: string): string[] {
  const inline = [...proseOf(text).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/gu)].map((match) => match[1] ?? '')
  const html = [...proseOf(text).matchAll(/\s(?:src|srcset|href)="([^"]+)"/gu)].map((match) => match[1] ?? '')
  return [...inline, ...html].filter((target) => !/^[a-z]+:/u.test(target))
}

/** As the site that shows these pages makes them of headings. */
const anchorsOf = (text: string) => [...proseOf(text).matchAll(/^#+ (.+)$/gmu)].map((match) => (match[1] ?? '').toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'))

function brokenIn(document: string): string[] {
  const text = readFileSync(join(ROOT, document), 'utf8')
  return targetsIn(text).filter((target) => {
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? join(ROOT, document) : join(ROOT, dirname(document), decodeURIComponent(path))
    if (!existsSync(file) || relative(ROOT, file).startsWith('..')) return true
    return anchor !== undefined && statSync(file).isFile() && !anchorsOf(readFileSync(file, 'utf8')).includes(anchor)
  })
}

describe('links', () => {
  it.each(documents)('of %s lead somewhere', (document) => {
    expect(brokenIn(document)).toEqual([])
  })
  it('of pictures and pages are told apart from code and the web', () => {
    expect(targetsIn('[a](b.md#c) ![p](q.png "t") `[x](y)` [w](https://example.org) <img src="z.png">')).toEqual(['b.md#c', 'q.png', 'z.png'])
    expect(anchorsOf('# What it is\n## First use: doors')).toEqual(['what-it-is', 'first-use-doors'])
  })
})

describe('pictures', () => {
  it('are there in light and dark, and all together are small', () => {
    const light = pictures.filter((name) => !name.endsWith('-dark.png'))
    expect(light.length).toBeGreaterThan(30)
    expect(pictures.filter((name) => name.endsWith('-dark.png')).map((name) => name.replace('-dark.png', '.png')).sort()).toEqual(light.sort())
    expect(pictures.reduce((sum, name) => sum + statSync(join(ROOT, 'docs/pictures', name)).size, 0)).toBeLessThan(MOST_BYTES_OF_PICTURES)
  })
  it('of every page of the guide are shown', () => {
    const guide = documents.filter((name) => name.startsWith(join('docs', 'guide')) && !/(README|keyboard)\.md$/u.test(name))
    expect(guide.filter((name) => !/!\[[^\]]+\]\(/u.test(readFileSync(join(ROOT, name), 'utf8')))).toEqual([])
  })
  it('and pages of the guide are in its index', () => {
    const index = readFileSync(join(ROOT, 'docs/guide/README.md'), 'utf8')
    const pages = readdirSync(join(ROOT, 'docs/guide')).filter((name) => name !== 'README.md')
    expect(pages.filter((name) => !index.includes(`(${name})`))).toEqual([])
  })
})
