// Posts as they would look where they were published to.
import { icon } from './icons.js'
import { call, initials, known, PLATFORMS } from './service.js'
import { copyButton, empty, h, keyed, number, state, when } from './ui.js'

const MOST = 24
const FORMS = {
  'instagram-feed': 'Feed', 'instagram-reel': 'Reel', 'instagram-story': 'Story', 'tiktok-video': 'Video', 'tiktok-photos': 'Photos', 'youtube-video': 'Video', 'youtube-short': 'Short',
  'x-post': 'Post', 'facebook-post': 'Post', 'facebook-reel': 'Reel', 'facebook-story': 'Story', 'linkedin-post': 'Post',
}
const shapeOf = (postType) => (/reel|story|short|tiktok-video/.test(postType) ? 'upright' : /youtube-video|x-post/.test(postType) ? 'wide' : 'feed-shape')

export const posts = {
  title: 'Posts',
  load: async () => ({ ...(await call('GET', `/posts/shown${known.query(MOST)}`)), names: known.workspaces }),
  create(root) {
    const list = h('div', { className: 'posts' })
    const none = h('div', {})
    root.append(h('div', { className: 'head' }, h('h1', {}, 'Posts'), h('span', { className: 'quiet' }, `the latest ${MOST}, as they would look`)), none, list)
    return ({ posts: rows, names }) => {
      none.replaceChildren(...(rows.length > 0 ? [] : [empty('Nothing was posted yet', 'What the app sends shows up here, item by item, the way each network would show it.')]))
      keyed(list, rows.map((post) => ({ post, name: names.find(({ id }) => id === post.workspaceId)?.name ?? '' })), ({ post }) => post.postId, drawPost)
    }
  },
}

function drawPost({ post, name }) {
  return h(
    'article',
    { className: `post ${known.hueOf(post.workspaceId)}`, 'aria-label': `Post of ${name}, ${post.status}` },
    h(
      'div',
      { className: 'about' },
      h('h2', { className: 'of' }, h('span', { className: 'dot' }), name),
      state(post.status),
      h('span', { className: 'quiet num' }, post.scheduledAt ? `planned for ${when(post.scheduledAt)}` : when(post.createdAt)),
      copyButton('ID', post.postId, 'the post’s ID', { className: 'plain' }),
    ),
    h('div', { className: 'feed' }, post.items.map((item) => drawItem(item, name))),
  )
}

function drawItem(item, name) {
  const form = `${PLATFORMS[item.platform] ?? item.platform} ${FORMS[item.postType] ?? item.postType}`
  return h(
    'section',
    { className: `shown ${item.status}`, 'aria-label': form },
    h('div', { className: 'from' }, h('span', { className: 'tile', 'aria-hidden': 'true' }, initials(name)), h('div', {}, h('strong', {}, name), h('span', { className: 'quiet small' }, form)), icon(item.platform)),
    item.media.length > 0 && drawMedia(item),
    h('div', { className: 'said' }, item.title && h('strong', { className: 'title' }, item.title), item.content ? h('p', {}, item.content) : h('p', { className: 'quiet' }, 'Without words')),
    h(
      'div',
      { className: 'under' },
      state(item.status),
      item.postedAt && h('span', { className: 'quiet num' }, when(item.postedAt)),
      item.metrics && drawFigures(item.metrics),
      item.error && h('span', { className: 'danger' }, item.error),
    ),
  )
}

function drawMedia({ media, postType }) {
  const [first] = media
  const shape = shapeOf(postType)
  const picture =
    first.type === 'video'
      ? h('video', { src: first.url, controls: true, preload: first.thumbnailUrl ? 'none' : 'metadata', 'aria-label': first.fileName, ...(first.thumbnailUrl ? { poster: first.thumbnailUrl } : {}) })
      : h('img', { src: first.thumbnailUrl ?? first.url, alt: first.fileName, loading: 'lazy' })
  return h('div', { className: `pictures ${shape}` }, picture, media.length > 1 && h('span', { className: 'more' }, `1 of ${media.length}`))
}

function drawFigures({ views, likes, comments }) {
  const figure = (name, value, words) => h('span', { className: 'of', title: words }, icon(name), h('span', { className: 'hidden' }, words), number(value))
  return h('span', { className: 'figures' }, figure('eye', views, 'views'), figure('heart', likes, 'likes'), figure('comment', comments, 'comments'))
}
