// Draws the pictures of the tray: `node scripts/icons/make-tray-icons.mjs`. They are committed; this is run again only to change them.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const folder = fileURLToPath(new URL('../../src/main/tray/pictures', import.meta.url))
const SIZES = { '': 16, '@2x': 32 }
const STATES = ['calm', 'busy', 'offline', 'needs-you']

/** The letter: a stem and a bowl, cut from a sheet with one corner folded down. On a grid of 16. */
const LETTER = 'M5.4 3.6h3.5a3.1 3.1 0 0 1 0 6.2H7.3v2.8H5.4zM7.3 5.3v2.8h1.5a1.4 1.4 0 0 0 0-2.8z'
const SHEET = 'M3.4 1h6.9L15 5.7v6.9A2.4 2.4 0 0 1 12.6 15H3.4A2.4 2.4 0 0 1 1 12.6V3.4A2.4 2.4 0 0 1 3.4 1z'

/** In colour, for panels that are light or dark: the state is a dot with a gap around it, and no dot when all is calm. */
function coloured(state) {
  const dots = { busy: '#30a46c', offline: '#8b8d98', 'needs-you': '#f76b15' }
  const dot = dots[state]
  const sheet = state === 'offline' ? '#7c8aa5' : '#3e63dd'
  return svg(`
    <mask id="gap"><rect width="16" height="16" fill="white"/>${dot === undefined ? '' : '<circle cx="12" cy="12" r="4.6" fill="black"/>'}</mask>
    <g mask="url(#gap)"><path d="${SHEET}" fill="${sheet}"/><path d="${LETTER}" fill="white" fill-rule="evenodd"/></g>
    ${dot === undefined ? '' : state === 'offline' ? `<circle cx="12" cy="12" r="2.6" fill="none" stroke="${dot}" stroke-width="1.7"/>` : `<circle cx="12" cy="12" r="3.5" fill="${dot}"/>`}
  `)
}

/** A template picture of macOS: black and nothing, so the state is a shape: a dot, a stroke through, a mark of exclamation. */
function template(state) {
  const marks = {
    busy: '<circle cx="12.2" cy="12.2" r="2.6"/>',
    offline: '<path d="M2.2 14.6 14.6 2.2" stroke="black" stroke-width="1.5" stroke-linecap="round"/>',
    'needs-you': '<rect x="11.3" y="8.2" width="1.8" height="4" rx=".9"/><circle cx="12.2" cy="14" r="1.05"/>',
  }
  const gaps = {
    busy: '<circle cx="12.2" cy="12.2" r="3.8" fill="black"/>',
    offline: '<path d="M1.2 15.6 15.6 1.2" stroke="black" stroke-width="4" stroke-linecap="round"/>',
    'needs-you': '<rect x="9.9" y="6.9" width="4.6" height="9.1" rx="2.3" fill="black"/>',
  }
  return svg(`
    <mask id="gap"><rect width="16" height="16" fill="white"/>${gaps[state] ?? ''}</mask>
    <mask id="letter"><rect width="16" height="16" fill="white"/><path d="${LETTER}" fill="black" fill-rule="evenodd"/></mask>
    <g mask="url(#gap)"><g mask="url(#letter)"><path d="${SHEET}"/></g></g>
    ${marks[state] ?? ''}
  `)
}

const svg = (content) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">${content}</svg>`

mkdirSync(folder, { recursive: true })
for (const state of STATES) {
  for (const kind of ['', '-template']) {
    for (const [suffix, size] of Object.entries(SIZES)) {
      const bytes = Buffer.from(kind === '' ? coloured(state) : template(state))
      await sharp(bytes, { density: 72 * (size / 16) }).resize(size, size).png({ compressionLevel: 9, palette: false }).toFile(join(folder, `${state}${kind}${suffix}.png`))
    }
  }
}
console.log(`${STATES.length * 4} pictures in src/main/tray/pictures`)
