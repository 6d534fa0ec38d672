// What PowerPost was asked to make: captions with their texts, images and videos with their files.
import { icon } from './icons.js'
import { call, known, PLATFORMS } from './service.js'
import { empty, h, keyed, number, plural, state, when } from './ui.js'

const MOST = 24

export const made = {
  title: 'Made',
  load: () => call('GET', `/generations${known.query(MOST)}`),
  create(root) {
    const list = h('div', {})
    const none = h('div', {})
    root.append(h('div', { className: 'head' }, h('h1', {}, 'Made'), h('span', { className: 'quiet' }, 'captions, images and videos that were asked for')), none, list)
    return ({ captions, pictures }) => {
      const rows = [...captions.map((order) => ({ kind: 'captions', ...order })), ...pictures].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, MOST)
      none.replaceChildren(...(rows.length > 0 ? [] : [empty('Nothing was asked for yet', 'Captions, images and videos that the app asks for show up here with what came of them.')]))
      list.hidden = rows.length === 0
      keyed(list, rows.map((order) => ({ order, name: known.nameOf(order.workspaceId) })), ({ order }) => order.id, drawOrder)
    }
  },
}

const WHAT = {
  captions: (order) => `Captions for ${order.platforms.map((platform) => PLATFORMS[platform] ?? platform).join(', ')}`,
  image: (order) => `${plural(order.quantity, 'image')}, ${order.size}, ${order.model}`,
  video: (order) => `Video, ${order.size}, ${order.duration} s, ${order.model}`,
}

function drawOrder({ order, name }, before) {
  const wasOpen = before?.querySelector('details')?.open ?? false
  return h(
    'article',
    { className: `order ${known.hueOf(order.workspaceId)}` },
    h(
      'div',
      { className: 'line' },
      h('h2', { className: 'prompt' }, order.prompt ?? 'From files alone'),
      state(order.status),
      h('span', { className: 'quiet num' }, plural(order.creditsUsed, 'credit')),
      h('span', { className: 'quiet num' }, when(order.createdAt)),
    ),
    h('div', { className: 'line quiet small' }, h('span', { className: 'of' }, h('span', { className: 'dot' }), name), h('span', {}, WHAT[order.kind](order)), order.error && h('span', { className: 'danger' }, order.error)),
    order.media?.length > 0 && h('div', { className: 'strip' }, order.media.map(drawFile)),
    order.outputs && h('details', { open: wasOpen }, h('summary', { 'data-key': `texts ${order.id}` }, plural(Object.keys(order.outputs).length, 'text')), h('div', { className: 'texts' }, Object.entries(order.outputs).map(drawText))),
  )
}

function drawFile({ type, url, thumbnailUrl, fileName, width, height }) {
  const words = `${fileName}, ${number(width ?? 0)} × ${number(height ?? 0)}`
  if (type === 'video') return h('video', { src: url, poster: thumbnailUrl, controls: true, preload: 'none', 'aria-label': words })
  return h('a', { href: url, target: '_blank', rel: 'noreferrer', title: words }, h('img', { src: thumbnailUrl, alt: words, loading: 'lazy' }))
}

function drawText([platform, text]) {
  const body = typeof text === 'string' ? text : text.description
  return h('section', {}, h('h3', {}, icon(platform), PLATFORMS[platform] ?? platform), typeof text === 'string' ? null : h('strong', {}, `${text.title}\n`), body)
}
