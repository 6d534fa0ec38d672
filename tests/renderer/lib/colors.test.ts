/** The client hues and the states, in both themes: every text on every fill that the tokens allow is legible (WCAG AA, 4.5:1). */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COLORS } from '../../../src/contract/base.ts'

type Scale = Record<string, string>

function readScale(hue: string, isDark: boolean): Scale {
  const css = readFileSync(new URL(`../../../node_modules/@radix-ui/colors/${hue}${isDark ? '-dark' : ''}.css`, import.meta.url), 'utf8')
  return Object.fromEntries(Array.from(css.matchAll(/--([a-z]+-\d+): (#[0-9a-f]{6});/g), ([, name, value]) => [name ?? '', value ?? '']))
}

function readStyles(name: string): string {
  return readFileSync(new URL(`../../../src/renderer/styles/${name}`, import.meta.url), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '')
}

/** What a class gives in a theme: the rules that name it, later ones over earlier ones, variables followed to their colour. */
function coloursOf(hue: string, isDark: boolean): Scale {
  const values: Record<string, string> = { ...asVariables(readScale(hue, isDark)), ...asVariables(readScale('slate', isDark)) }
  for (const [, selector, body] of readStyles('clients.css').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selector?.includes(`.client-${hue}`) !== true || (selector.includes('dark') && !isDark)) continue
    for (const [, name, value] of body?.matchAll(/(--[a-z0-9-]+): ([^;]+);/g) ?? []) values[name ?? ''] = value ?? ''
  }
  return Object.fromEntries(Object.keys(values).map((name) => [name, follow(values, name)]))
}

/** The semantic tokens of a theme, without what higher contrast changes. */
function tokensOf(isDark: boolean): Scale {
  const values: Scale = {}
  for (const hue of ['slate', 'red', 'amber', 'green', 'blue', 'violet']) Object.assign(values, asVariables(readScale(hue, isDark)))
  const [css] = readStyles('tokens.css').split('@media')
  for (const [, selector, body] of (css ?? '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selector?.includes('dark') === true && !isDark) continue
    for (const [, name, value] of body?.matchAll(/(--[a-z0-9-]+): ([^;]+);/g) ?? []) values[name ?? ''] = value ?? ''
  }
  return Object.fromEntries(Object.keys(values).map((name) => [name, follow(values, name)]))
}

function asVariables(scale: Scale): Scale {
  return Object.fromEntries(Object.entries(scale).map(([name, value]) => [`--${name}`, value]))
}

function follow(values: Scale, name: string): string {
  const value = values[name] ?? 'missing'
  const next = /^var\((--[a-z0-9-]+)\)$/.exec(value)?.[1]
  return next === undefined ? value : follow(values, next)
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/gi, (digit) => digit + digit) : hex
  if (!/^#[0-9a-f]{6}$/i.test(full)) throw new Error(`not a colour: ${hex}`)
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

describe.each([['light', false], ['dark', true]] as const)('client hues, %s', (_theme, isDark) => {
  it.each(COLORS)('%s', (hue) => {
    const colours = coloursOf(hue, isDark)
    const pairs = [
      ['--client-on-solid', '--client-solid'],
      ['--client-ink', '--client-tint'],
      ['--client-ink', '--client-tint-strong'],
    ] as const
    for (const [text, fill] of pairs) {
      expect(contrast(colours[text] ?? '', colours[fill] ?? ''), `${text} on ${fill}`).toBeGreaterThanOrEqual(4.5)
    }
    // The mark in the rail and the edge of the title bar only have to be seen.
    expect(contrast(colours['--client-solid'] ?? '', isDark ? '#111113' : '#f9f9fb')).toBeGreaterThanOrEqual(3)
  })
})

describe.each([['light', false], ['dark', true]] as const)('words, %s', (_theme, isDark) => {
  const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'surface-field', 'surface-hover', 'surface-active']
  const pairs = [
    ...surfaces.flatMap((surface) => [['text', surface], ['text-muted', surface]]),
    ...['danger', 'warn', 'ok', 'info', 'unsure'].flatMap((state) => [[`${state}-text`, `${state}-surface`], ['text', `${state}-surface`]]),
    ['danger-text', 'surface-raised'],
    ['on-action', 'action'],
    ['on-danger', 'danger-fill'],
  ]
  it.each(pairs)('%s on %s', (text, fill) => {
    const tokens = tokensOf(isDark)
    expect(contrast(tokens[`--${text}`] ?? '', tokens[`--${fill}`] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
  it.each(surfaces)('the focus ring on %s', (surface) => {
    const tokens = tokensOf(isDark)
    expect(contrast(tokens['--focus'] ?? '', tokens[`--${surface}`] ?? '')).toBeGreaterThanOrEqual(3)
  })
})
