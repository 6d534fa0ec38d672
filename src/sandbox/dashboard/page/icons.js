// Line drawings on a grid of 16 pixels. They stand beside words, or the words are given.

const PATHS = {
  posts: 'M2.5 3.5h11v9h-11zM5 6.5h6M5 9.5h4',
  made: 'M8 2v3M8 11v3M2 8h3M11 8h3M8 5.5 9 7l1.5 1L9 9l-1 1.5L7 9 5.5 8 7 7z',
  files: 'M2.5 3h11v10h-11zM2.5 11l3.2-3.5 2.6 2.6 1.7-1.6 3.5 3M10.8 6h.01',
  workspaces: 'M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z',
  keys: 'M10.5 9a3.5 3.5 0 1 0-3.2-2.1L2 12.2V14h2.2v-1.6h1.6v-1.6h1.4l1-1A3.5 3.5 0 0 0 10.5 9zM11 5h.01',
  credits: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v6M10 6.2C9.6 5.4 6 5 6 6.9s4 .6 4 2.3-3.6 1.5-4 .5',
  faults: 'M8 2.5 14 13H2zM8 6.5v3M8 11.3h.01',
  requests: 'M2.5 4.5h9M9 2l2.5 2.5L9 7M13.5 11.5h-9M7 9l-2.5 2.5L7 14',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  plus: 'M8 3v10M3 8h10',
  film: 'M2.5 3.5h11v9h-11zM6.8 6.2v3.6L9.9 8z',
  heart: 'M8 13S2.5 9.8 2.5 6.2A2.8 2.8 0 0 1 8 5.2a2.8 2.8 0 0 1 5.5 1C13.5 9.8 8 13 8 13z',
  comment: 'M2.5 3.5h11v7.5H7L4 13.5V11H2.5z',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 9.8A1.8 1.8 0 1 0 8 6.2a1.8 1.8 0 0 0 0 3.6z',
  instagram: 'M5.5 2h5A3.5 3.5 0 0 1 14 5.5v5a3.5 3.5 0 0 1-3.5 3.5h-5A3.5 3.5 0 0 1 2 10.5v-5A3.5 3.5 0 0 1 5.5 2zM8 10.75A2.75 2.75 0 1 0 8 5.25a2.75 2.75 0 0 0 0 5.5zM11.4 4.6h.01',
  tiktok: 'M9 2v8.6a2.7 2.7 0 1 1-2.7-2.7M9 2c.2 2.2 1.6 3.6 3.8 3.8',
  youtube: 'M4.25 3.5h7.5a2.75 2.75 0 0 1 2.75 2.75v3.5a2.75 2.75 0 0 1-2.75 2.75h-7.5A2.75 2.75 0 0 1 1.5 9.75v-3.5A2.75 2.75 0 0 1 4.25 3.5zM6.8 6.2v3.6L9.9 8z',
  x: 'M2.75 2.5h2.4l8.1 11h-2.4zM13 2.5 8.9 7.1M7.2 9 3 13.5',
  facebook: 'M11.5 2.2H10A2.6 2.6 0 0 0 7.4 4.8V14M4.9 7.8h5.6',
  linkedin: 'M4.5 2h7A2.5 2.5 0 0 1 14 4.5v7a2.5 2.5 0 0 1-2.5 2.5h-7A2.5 2.5 0 0 1 2 11.5v-7A2.5 2.5 0 0 1 4.5 2zM5.1 7.2v3.7M8 10.9V7.2M8 9c0-1 .7-1.7 1.5-1.7s1.4.6 1.4 1.7v1.9M5.1 5h.01',
}

const SVG = 'http://www.w3.org/2000/svg'

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg')
  for (const [key, value] of Object.entries({ viewBox: '0 0 16 16', width: 16, height: 16, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' })) svg.setAttribute(key, value)
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', PATHS[name] ?? PATHS.posts)
  svg.append(path)
  return svg
}
