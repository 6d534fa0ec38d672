// Files of the workspaces, uploaded and made.
import { icon } from './icons.js'
import { call, known } from './service.js'
import { bytes, empty, h, keyed, plural, when } from './ui.js'

const MOST = 120

export const files = {
  title: 'Files',
  load: () => call('GET', `/media${known.query(MOST)}`),
  create(root) {
    const list = h('div', { className: 'files' })
    const none = h('div', {})
    const count = h('span', { className: 'quiet' })
    root.append(h('div', { className: 'head' }, h('h1', {}, 'Files'), count), none, list)
    return ({ media }) => {
      const rows = media.slice(0, MOST)
      count.textContent = rows.length === 0 ? '' : `${media.length > MOST ? `the latest ${MOST} of ` : ''}${plural(media.length, 'file')}`
      none.replaceChildren(...(rows.length > 0 ? [] : [empty('No files yet', 'Photos and videos that the app uploads, and what is made here, show up with what the sandbox keeps of them.')]))
      keyed(list, rows.map((file) => ({ file, name: known.nameOf(file.workspaceId) })), ({ file }) => file.mediaId, drawFile)
    }
  },
}

function drawFile({ file, name }) {
  const { fileName, fileSize, url, thumbnailUrl, width, height, durationMs, origin, createdAt, workspaceId } = file
  const size = width && height ? `${width} × ${height}` : durationMs ? `${Math.round(durationMs / 1000)} s` : ''
  const picture = thumbnailUrl ? h('img', { src: thumbnailUrl, alt: '', loading: 'lazy' }) : icon('film')
  return h(
    'figure',
    { className: known.hueOf(workspaceId) },
    h('a', { className: 'frame', href: url, target: '_blank', rel: 'noreferrer', 'aria-label': `Open ${fileName}` }, picture),
    h('figcaption', {}, h('b', { title: fileName }, fileName), h('span', { className: 'quiet num' }, [size, bytes(fileSize)].filter(Boolean).join(', ')), h('span', { className: 'of quiet' }, h('span', { className: 'dot' }), name), h('span', { className: 'quiet num' }, `${origin === 'made' ? 'made' : 'uploaded'} ${when(createdAt)}`)),
  )
}
