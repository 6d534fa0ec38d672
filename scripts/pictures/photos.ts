/** Photos for the clients in the pictures, drawn as SVG and made into JPEGs: light from the upper left, soft shadows, a little grain. */
import sharp from 'sharp'

export interface Photo {
  width: number
  height: number
  /** What stands between the background and the light. */
  body: string
  /** Two colours of the background, from the light to the dark corner. */
  ground: readonly [string, string]
}

const circle = (x: number, y: number, r: number, fill: string, more = '') => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`
const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') => `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`
const line = (d: string, color: string, width: number, more = '') => `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`
const shadow = (inner: string, dx: number, dy: number) => `<g transform="translate(${dx} ${dy})" filter="url(#soft)" opacity=".38">${inner}</g>`
/** The same picture for the same seed. */
const chance = (seed: number) => {
  let state = seed * 2_654_435_761 + 1
  return () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296)
}

/** A cup from above with a fern of milk in it. */
function cup(x: number, y: number, r: number, china: string, turn = -30): string {
  const leaves = [0, 1, 2, 3, 4].map((at) => {
    const [w, top] = [(0.52 - at * 0.085) * r, y + (0.42 - at * 0.2) * r]
    return `<path d="M${x - w} ${top - 0.1 * r} Q${x - w * 0.9} ${top + 0.14 * r} ${x} ${top + 0.16 * r} Q${x + w * 0.9} ${top + 0.14 * r} ${x + w} ${top - 0.1 * r} Q${x} ${top + 0.06 * r} ${x - w} ${top - 0.1 * r}Z" fill="#f3dfc0"/>`
  }).join('')
  const handle = line(`M${x + r} ${y - 0.12 * r} q${0.75 * r} ${0.02 * r} ${0.42 * r} ${0.42 * r} q${-0.18 * r} ${0.14 * r} ${-0.5 * r} ${0.02 * r}`, china, 0.16 * r)
  return [
    shadow(circle(x, y, 1.6 * r, '#2a1a10'), 0.24 * r, 0.3 * r),
    circle(x, y, 1.6 * r, china), circle(x, y, 1.22 * r, '#000', 'opacity=".05"'), circle(x, y, 1.54 * r, 'none', `stroke="#fff" stroke-opacity=".35" stroke-width="${0.02 * r}"`),
    shadow(circle(x, y, r, '#2a1a10'), 0.1 * r, 0.14 * r),
    handle, circle(x, y, r, china), circle(x, y, r, '#fff', 'opacity=".18"'),
    circle(x, y, 0.89 * r, 'url(#crema)'), `<g transform="rotate(${turn} ${x} ${y})">${leaves}<path d="M${x} ${y - 0.62 * r} L${x} ${y + 0.6 * r}" stroke="#a8703c" stroke-width="${0.035 * r}"/></g>`,
  ].join('')
}

function latte(china: string, ground: readonly [string, string], at: number): Photo {
  return { width: 1200, height: at % 2 === 0 ? 1200 : 1500, ground, body: cup(560 + at * 22, at % 2 === 0 ? 620 : 790, 290, china, at * 47 - 30) }
}

/** A tall glass of something cold, with fruit. */
function tonic(drink: readonly [string, string, string], ground: readonly [string, string], fruit: string): Photo {
  const glass = 'M400 330 L800 330 L752 1290 Q748 1330 708 1330 L492 1330 Q452 1330 448 1290 Z'
  const ice = [[470, 470, 18], [610, 520, -24], [520, 640, 38], [640, 700, 8]].map(([x, y, turn]) => `<rect x="${x}" y="${y}" width="118" height="118" rx="18" fill="#fff" opacity=".26" stroke="#fff" stroke-opacity=".7" stroke-width="3" transform="rotate(${turn} ${x} ${y})"/>`).join('')
  const slice = (x: number, y: number, r: number) => {
    const parts = Array.from({ length: 9 }, (_, k) => `<path d="M${x} ${y} L${x + r * 0.8 * Math.cos(k * 0.698)} ${y + r * 0.8 * Math.sin(k * 0.698)} A${r * 0.8} ${r * 0.8} 0 0 1 ${x + r * 0.8 * Math.cos(k * 0.698 + 0.58)} ${y + r * 0.8 * Math.sin(k * 0.698 + 0.58)}Z" fill="${fruit}" opacity=".85"/>`).join('')
    return circle(x, y, r, fruit) + circle(x, y, r * 0.9, '#fdf0e2') + parts
  }
  return {
    width: 1200, height: 1500, ground,
    body: `<defs><linearGradient id="drink" x2="0" y2="1"><stop offset=".04" stop-color="${drink[0]}"/><stop offset=".5" stop-color="${drink[1]}"/><stop offset="1" stop-color="${drink[2]}"/></linearGradient></defs>
      ${rect(0, 1180, 1200, 320, '#000', 'opacity=".07"')}${circle(170, 980, 190, fruit, 'opacity=".28" filter="url(#far)"')}${circle(1040, 860, 140, '#6d8a5c', 'opacity=".3" filter="url(#far)"')}
      ${shadow(path('M450 1290 L1010 1390 Q1080 1410 980 1430 L520 1350Z', '#3a2010'), 30, -10)}
      ${path(glass, '#fff', 'opacity=".3"')}${path('M412 430 L788 430 L744 1280 Q742 1308 704 1308 L496 1308 Q458 1308 456 1280Z', 'url(#drink)')}${ice}
      ${path('M430 360 L470 360 L508 1270 L478 1270Z', '#fff', 'opacity=".34"')}${slice(770, 350, 120)}
      ${line('M470 340 Q420 200 380 120', '#5c7a45', 9)}${[0, 1, 2, 3, 4, 5].map((k) => line(`M${462 - k * 14} ${312 - k * 34} q-52 -14 -70 -44 M${462 - k * 14} ${312 - k * 34} q40 -30 42 -66`, '#6d8f52', 12)).join('')}
      ${shadow(circle(930, 1330, 92, '#3a2010'), 14, 22)}${slice(930, 1330, 92)}`,
  }
}

/** Buns on a tray, from above. */
function knots(ground: readonly [string, string], columns: number, rows: number): Photo {
  const [width, height] = [300 + columns * 360, 260 + rows * 360]
  const next = chance(columns * 7 + rows)
  const bun = (x: number, y: number) => {
    const sugar = Array.from({ length: 34 }, () => { const [a, d] = [next() * 6.28, Math.sqrt(next()) * 128]; return circle(x + d * Math.cos(a), y + d * Math.sin(a), 3 + next() * 4, '#fff8ea') }).join('')
    return `${shadow(circle(x, y, 146, '#3b2412'), 16, 22)}${circle(x, y, 146, '#b9772f')}${circle(x - 8, y - 10, 132, '#d69a4c')}${circle(x - 16, y - 22, 96, '#e2b067', 'filter="url(#soft)"')}
      ${line(`M${x - 96} ${y + 26} Q${x - 40} ${y - 110} ${x + 62} ${y - 74} Q${x + 118} ${y - 20} ${x + 60} ${y + 52} Q${x - 6} ${y + 96} ${x - 48} ${y + 30} Q${x - 52} ${y - 34} ${x + 14} ${y - 28}`, '#9a5c20', 15, 'opacity=".75"')}${sugar}`
  }
  const all = Array.from({ length: columns * rows }, (_, k) => bun(330 + (k % columns) * 360 + next() * 16, 310 + Math.floor(k / columns) * 360 + next() * 16)).join('')
  return { width, height, ground, body: `${shadow(rect(90, 80, width - 180, height - 160, '#111', 'rx="34"'), 14, 22)}${rect(90, 80, width - 180, height - 160, '#d9d2c6', 'rx="34"')}${rect(116, 106, width - 232, height - 212, '#efe8da', 'rx="16"')}${all}` }
}

/** A bag of coffee on a shelf. */
function bag(color: string, ground: readonly [string, string], mark: string): Photo {
  return {
    width: 1200, height: 1400, ground,
    body: `${rect(0, 1120, 1200, 280, '#000', 'opacity=".1"')}${shadow(path('M330 300 L870 300 L910 1180 L290 1180Z', '#111'), 50, 26)}
      ${path('M340 260 L860 260 L905 1180 Q600 1210 295 1180 Z', color)}${path('M340 260 L860 260 L866 370 L334 370Z', '#000', 'opacity=".16"')}${path('M760 370 L866 370 L905 1180 L800 1190Z', '#000', 'opacity=".14"')}
      ${path('M334 370 L420 370 L392 1190 L295 1180Z', '#fff', 'opacity=".1"')}${rect(430, 560, 340, 420, '#f8f3ea', 'rx="8"')}${circle(600, 710, 78, 'none', `stroke="${mark}" stroke-width="24"`)}${rect(490, 850, 220, 14, '#8b8377', 'rx="7"')}${rect(520, 890, 160, 10, '#bdb5a8', 'rx="5"')}`,
  }
}

/** Beans, close. */
function beans(colors: readonly string[], ground: readonly [string, string]): Photo {
  const next = chance(colors.length * 31 + 5)
  const one = () => {
    const [x, y, turn, s] = [next() * 1600, next() * 1080, next() * 360, 0.85 + next() * 0.4]
    const color = colors[Math.floor(next() * colors.length)] ?? '#5b3a22'
    return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${s})"><ellipse cx="5" cy="8" rx="58" ry="38" fill="#000" opacity=".35"/><ellipse rx="56" ry="36" fill="${color}"/><ellipse cx="-10" cy="-10" rx="38" ry="18" fill="#fff" opacity=".13"/><path d="M-54 2 Q-20 -14 0 0 T54 -2" fill="none" stroke="#000" stroke-opacity=".45" stroke-width="6"/></g>`
  }
  return { width: 1600, height: 1080, ground, body: Array.from({ length: 620 }, one).join('') }
}

/** Hills behind hills, a low sun, and in front what `near` draws. */
function hills(sky: readonly [string, string], layers: readonly string[], seed: number, near = '', height = 1000): Photo {
  const next = chance(seed)
  const ridge = (color: string, at: number) => {
    const base = height * (0.44 + at * (0.5 / layers.length))
    const [a, b, c] = [next() * 6.28, next() * 6.28, next() * 6.28]
    const points = Array.from({ length: 81 }, (_, k) => `${k * 20} ${base - 70 * Math.sin(k * 0.11 + a) - 34 * Math.sin(k * 0.27 + b) - 9 * Math.sin(k * 0.9 + c)}`)
    return path(`M0 ${height} L${points.join(' L')} L1600 ${height}Z`, color)
  }
  const sun = 380 + next() * 800
  return { width: 1600, height, ground: sky, body: `${rect(0, 0, 1600, height, 'url(#ground-down)')}${circle(sun, height * 0.36, 210, '#fff3d0', 'opacity=".55" filter="url(#far)"')}${circle(sun, height * 0.36, 64, '#fff8e4')}${layers.map(ridge).join('')}${near}` }
}

const road = path('M700 1000 Q760 860 900 800 Q1010 752 930 716 Q860 690 930 660 L950 662 Q900 690 975 716 Q1090 756 1000 820 Q920 880 980 1000Z', '#b9b2a8') + line('M840 1000 Q860 870 955 806 Q1046 752 955 716', '#f4ecd6', 7, 'stroke-dasharray="38 30"')

/** A bicycle leaning on a wall. */
function bicycle(frame: string, ground: readonly [string, string]): Photo {
  const wheel = (x: number) => `${circle(x, 760, 232, 'none', 'stroke="#23262b" stroke-width="26"')}${circle(x, 760, 210, 'none', 'stroke="#c9ccd1" stroke-width="9"')}${Array.from({ length: 18 }, (_, k) => line(`M${x} 760 L${x + 208 * Math.cos(k * 0.349)} ${760 + 208 * Math.sin(k * 0.349)}`, '#8f949c', 2.4)).join('')}${circle(x, 760, 26, '#3a3e45')}`
  const tubes = 'M430 760 L640 760 L1000 420 L560 430 L640 760 M560 430 L430 760 M1000 420 L1170 760'
  const bike = `${wheel(430)}${wheel(1170)}${line(tubes, frame, 26)}${line('M560 430 L538 350 M478 342 L600 342', '#23262b', 24)}${line('M1000 420 L978 330 L1080 318 Q1130 330 1110 390', '#23262b', 20)}${circle(640, 760, 58, '#4a4f57')}${line('M640 760 L690 850 M668 852 L716 852', '#23262b', 18)}`
  return { width: 1600, height: 1200, ground, body: `${rect(0, 1000, 1600, 200, '#000', 'opacity=".18"')}${Array.from({ length: 7 }, (_, k) => rect(0, 40 + k * 138, 1600, 3, '#000', 'opacity=".05"')).join('')}${shadow(bike, 46, 34)}${bike}` }
}

/** Chainrings and a chain, close. */
function chainring(ground: readonly [string, string], color: string): Photo {
  const ring = (r: number, teeth: number, fill: string) => Array.from({ length: teeth }, (_, k) => { const a = (k * 2 * Math.PI) / teeth; return circle(620 + r * Math.cos(a), 600 + r * Math.sin(a), 16, fill) }).join('') + circle(620, 600, r, 'none', `stroke="${fill}" stroke-width="44"`)
  const arms = [0, 1, 2, 3, 4].map((k) => line(`M620 600 L${620 + 330 * Math.cos(k * 1.257 - 0.4)} ${600 + 330 * Math.sin(k * 1.257 - 0.4)}`, color, 54)).join('')
  return { width: 1200, height: 1200, ground, body: `${shadow(ring(410, 52, '#000'), 26, 34)}${ring(410, 52, '#c3c7cc')}${ring(280, 36, '#9aa0a8')}${arms}${circle(620, 600, 104, '#2d3138')}${circle(604, 584, 60, '#e4e6ea', 'opacity=".3"')}${line('M1040 560 L1240 470 M1000 770 L1240 850', '#6d737b', 40, 'stroke-dasharray="34 16"')}` }
}

/** The scenes by name. Wide and tall, so that a grid of them has rhythm. */
export const PHOTOS = {
  'cold-brew-tonic.jpg': () => tonic(['#3a1d10', '#7d3f18', '#efb35a'], ['#f3d9bd', '#d9a57c'], '#ef7d57'),
  'rhubarb-tonic.jpg': () => tonic(['#f7a9b4', '#f07f92', '#fde3d8'], ['#f9dfe2', '#e3a6b4'], '#f2617a'),
  'flat-white.jpg': () => latte('#faf6ee', ['#ddb892', '#b98a5f'], 0),
  'flat-white-green.jpg': () => latte('#3f6f6b', ['#f0e4d4', '#d8c2a4'], 1),
  'morning-cup.jpg': () => latte('#c9d6d3', ['#8a6a52', '#57402f'], 2),
  'cardamom-knots.jpg': () => knots(['#5b6670', '#30373e'], 3, 2),
  'four-knots.jpg': () => knots(['#c8a27c', '#93714f'], 2, 2),
  'guji-bag.jpg': () => bag('#177d6c', ['#d5ded9', '#9fb3ab'], '#e07a4b'),
  'sidama-bag.jpg': () => bag('#7c3f46', ['#ece1de', '#c6aaa8'], '#4f7fb8'),
  'roasted.jpg': () => beans(['#4a2c19', '#5d3820', '#3c2314', '#6a4226'], ['#2b1a10', '#1a0f08']),
  'green-beans.jpg': () => beans(['#93a07f', '#a7b08c', '#7d8b6c', '#b6ba98'], ['#5d684f', '#454e3b']),
  'la-loma.jpg': () => hills(['#7fb0c9', '#f5dcb4'], ['#a9b58e', '#7d9a6c', '#54794f', '#2f5538'], 4),
  'harvest-evening.jpg': () => hills(['#8b6f9c', '#f6b48a'], ['#b58a86', '#8a6a6c', '#5c4a52', '#3a3039'], 9, '', 800),
  'stelvio-dawn.jpg': () => hills(['#5f8fc0', '#f7d9b6'], ['#a5b4c4', '#7a90a6', '#4f6b72', '#34504a'], 12, road),
  'pass-in-june.jpg': () => hills(['#4f9ad0', '#dff0f4'], ['#9db9cd', '#6f9a86', '#4c8060', '#356646'], 21, road),
  'larch-road.jpg': () => hills(['#d99a63', '#fbe6c6'], ['#c99a6a', '#b3763f', '#8a5a2c', '#5a3d20'], 33, road),
  'touring-bike.jpg': () => bicycle('#7a3fb0', ['#ece6dc', '#c9bfae']),
  'gravel-bike.jpg': () => bicycle('#d9642b', ['#b9c6c4', '#8da09d']),
  'chainring.jpg': () => chainring(['#6a5a80', '#3a3050'], '#b58ae0'),
} satisfies Record<string, () => Photo>
export type PhotoName = keyof typeof PHOTOS

/** A JPEG, as a camera would leave it, without metadata. */
export async function drawPhoto(name: PhotoName): Promise<Buffer> {
  const { width, height, ground, body } = PHOTOS[name]()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>
    <linearGradient id="ground" x2="1" y2="1"><stop stop-color="${ground[0]}"/><stop offset="1" stop-color="${ground[1]}"/></linearGradient>
    <linearGradient id="ground-down" x2="0" y2="1"><stop stop-color="${ground[0]}"/><stop offset=".55" stop-color="${ground[1]}"/></linearGradient>
    <radialGradient id="crema"><stop offset=".3" stop-color="#8f5629"/><stop offset="1" stop-color="#5d3318"/></radialGradient>
    <radialGradient id="light" cx=".18" cy=".1" r="1"><stop stop-color="#fff6e0" stop-opacity=".34"/><stop offset=".55" stop-color="#fff6e0" stop-opacity="0"/><stop offset="1" stop-color="#140c06" stop-opacity=".26"/></radialGradient>
    <filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="22"/></filter>
    <filter id="far" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="46"/></filter>
  </defs><rect width="${width}" height="${height}" fill="url(#ground)"/>${body}<rect width="${width}" height="${height}" fill="url(#light)"/></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer()
}
