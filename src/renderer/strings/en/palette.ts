/** Words of the palette: where one goes, finds and does everything by a few letters. */
import type { SearchResult } from '../../../contract/schemas/search.ts'
import type { WorkspaceView } from '../../../contract/schemas/workspaces.ts'
import { formatList, formatNumber } from '../../lib/time.ts'
import { frame } from './frame.ts'

export const paletteWords = {
  title: 'Search or do anything',
  button: 'Search or do anything…',
  field: 'Client, draft, post, file or action',
  results: 'Results',
  groups: {
    clients: 'Switch client',
    recent: (client: string) => `Recent drafts of ${client}`,
    drafts: (client: string) => `Drafts of ${client}`,
    posts: (client: string) => `Posts of ${client}`,
    files: (client: string) => `Files of ${client}`,
    actions: 'Do',
    theme: 'Theme',
    language: 'Language',
  },
  pages: { clients: 'Switch client', theme: 'Theme', language: 'Language', drafts: 'Drafts', posts: 'Posts', files: 'Files' },
  moreDrafts: 'More drafts…',
  morePosts: 'More posts…',
  moreFiles: 'More files…',
  /** Past what is shown. */
  andMore: (shown: number) => `The newest ${formatNumber(shown)} are shown. Type more to find others.`,
  untitled: 'Untitled draft',
  youAreHere: 'You are here',
  nothingWaiting: 'Nothing waiting',
  onlyHere: (client: string) => `Only ${client} is searched`,
  nothing: (text: string) => `Nothing fits “${text}”.`,
  nothingHere: (text: string, client: string) => `Nothing in ${client} fits “${text}”, and no client or action is called that.`,
  failed: (client: string) => `${client} could not be searched just now.`,
  move: 'to move',
  choose: 'to choose',
  back: 'back',
  close: 'to close',
} as const

/** Names of actions; `others` of each are words that people may try instead. */
export const actionWords = {
  send: { label: (title: string) => `Send “${title}”…`, others: ['publish', 'post'] },
  askCaptions: { label: (title: string) => `Ask for captions for “${title}”…`, others: ['generate', 'write', 'ai'] },
  ownWindow: { label: (title: string) => `Open “${title}” in a new window`, others: ['separate', 'beside', 'window'] },
  copyLink: { label: 'Copy link to what is open', others: ['url', 'address', 'share'] },
  history: { label: (title: string) => `History of “${title}”`, others: ['revisions', 'versions', 'undo', 'restore'] },
  duplicate: { label: (title: string) => `Duplicate “${title}”`, others: ['copy', 'double', 'clone', 'template'] },
  copyTo: { label: (title: string) => `Copy “${title}” to another client…`, others: ['send', 'move', 'transfer', 'workspace'] },
  emoji: { label: 'Insert an emoji…', others: ['smiley', 'emoticon', 'symbol'] },
  snippet: { label: 'Insert a snippet…', others: ['template', 'signature', 'hashtags', 'tags', 'text'] },
  newDraft: { label: 'New draft', others: ['write', 'create', 'compose', 'caption'] },
  drafts: { label: 'Go to drafts', others: ['open', 'list'] },
  media: { label: 'Go to media', others: ['open', 'photos', 'pictures', 'videos', 'files', 'library'] },
  captions: { label: 'Go to captions', others: ['open', 'generate', 'ai', 'approve', 'credits'] },
  spend: { label: 'See what this client spent', others: ['credits', 'bill', 'cost', 'csv', 'invoice'] },
  outbox: { label: 'Go to outbox', others: ['open', 'queue', 'sending', 'waiting'] },
  needsYou: { label: 'See what needs you', others: ['outbox', 'problems', 'blocked', 'stuck', 'unknown'] },
  posts: { label: 'Go to posts', others: ['open', 'sent', 'published', 'failed', 'again', 'resend', 'scheduled'] },
  pauseUploads: { label: 'Pause all uploads', others: ['stop', 'hold', 'files', 'media'] },
  resumeUploads: { label: 'Resume all uploads', others: ['continue', 'go', 'on', 'files', 'media'] },
  trash: { label: 'Go to the trash', others: ['open', 'deleted', 'bin', 'restore'] },
  switchClient: { label: 'Switch client…', others: ['change', 'workspace'] },
  addClient: { label: 'Add a client', others: ['new', 'create', 'workspace', 'brand'] },
  editClient: { label: (name: string) => `Name and colour of ${name}`, others: ['rename', 'recolour', 'color', 'client'] },
  linkClient: { label: (name: string) => `Link ${name} to PowerPost…`, others: ['connect', 'workspace', 'client'] },
  deleteClient: { label: (name: string) => `Delete ${name}…`, others: ['remove', 'client', 'workspace'] },
  connectAccount: { label: 'Connect an account', others: ['add', 'api', 'key', 'login', 'sign'] },
  theme: { label: 'Theme…', others: ['appearance', 'dark', 'light', 'mode'] },
  themeSystem: { label: 'Theme: as the system', others: ['appearance', 'auto', 'mode'] },
  themeLight: { label: 'Theme: light', others: ['appearance', 'bright', 'day', 'mode'] },
  themeDark: { label: 'Theme: dark', others: ['appearance', 'night', 'black', 'mode'] },
  language: { label: 'Language…', others: ['german', 'deutsch', 'sprache', 'translation', 'locale'] },
  languageSystem: { label: 'Language: as the system', others: ['auto', 'sprache'] },
  languageEnglish: { label: 'Language: English', others: ['englisch', 'sprache'] },
  languageGerman: { label: 'Language: Deutsch', others: ['german', 'sprache'] },
  settingsAccounts: { label: 'Settings: accounts', others: ['preferences', 'options', 'keys', 'credits', 'sandbox', 'schedule', 'time'] },
  settingsClients: { label: 'Settings: clients', others: ['preferences', 'options', 'workspaces'] },
  settingsClient: { label: 'Settings: this client', others: ['networks', 'connections', 'writing styles', 'defaults', 'call to action'] },
  settingsWriting: { label: 'Settings: writing', others: ['preferences', 'options', 'snippets', 'signatures', 'hashtags', 'spelling', 'language', 'dictionary'] },
  settingsAppearance: { label: 'Settings: appearance', others: ['preferences', 'options', 'theme'] },
  settingsDesktop: { label: 'Settings: in the background', others: ['preferences', 'options', 'notifications', 'tray', 'icon', 'running', 'quiet'] },
  settingsKeyboard: { label: 'Settings: keyboard', others: ['preferences', 'options', 'shortcuts'] },
  settingsActivity: { label: 'Settings: activity', others: ['log', 'requests', 'history', 'request id', 'errors'] },
  settingsAbout: { label: 'Settings: data and about', others: ['preferences', 'options', 'version', 'folder'] },
  shortcuts: { label: 'Keyboard shortcuts', others: ['keys', 'help', 'sheet', 'hotkeys'] },
} as const

/** The second line of a client. */
export function clientNote(client: WorkspaceView, isHere: boolean): string {
  const state = client.state !== 'ready' ? frame.fileTrouble : client.held ? frame.onHold : client.needsYou > 0 ? frame.needYou(client.needsYou) : null
  const words = isHere ? [paletteWords.youAreHere, state] : [state ?? paletteWords.nothingWaiting]
  return capital(words.filter((word) => word !== null).join(', '))
}

/** What was found, for those who do not see the list. */
export function foundWords({ drafts, posts, media, more }: SearchResult): string {
  const parts = [
    counted(drafts.length, more.drafts, 'draft', 'drafts'),
    counted(posts.length, more.posts, 'post', 'posts'),
    counted(media.length, more.media, 'file', 'files'),
  ].filter((part) => part !== null)
  return parts.length === 0 ? 'No draft, post or file found' : `${formatList(parts)} found`
}

function counted(count: number, isMore: boolean, one: string, many: string): string | null {
  if (count === 0) return null
  return `${isMore ? 'more than ' : ''}${formatNumber(count)} ${count === 1 && !isMore ? one : many}`
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
