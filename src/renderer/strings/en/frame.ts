/** Words around the work: bars, rail, sections, states of the app. */
import type { Account, Pause } from '../../../contract/schemas/accounts.ts'
import { CLIENT_KEYS, COMMAND_KEYS, ROLE_KEYS } from '../../../contract/shortcuts.ts'
import type { Notice } from '../../stores/app.ts'
import { formatNumber } from '../../lib/time.ts'

export const frame = {
  clients: 'Clients',
  sections: 'Sections',
  drafts: 'Drafts',
  media: 'Media',
  captions: 'Captions',
  outbox: 'Outbox',
  posts: 'Posts',
  settings: 'Settings',
  newDraft: 'New draft',
  addClient: 'Add a client',
  manageClients: 'Clients in settings',
  switchClient: (name: string) => `${name}, switch client`,
  clientNeeds: (name: string, needs: string) => `${name}: ${needs}`,
  needYou: (count: number) => (count === 1 ? '1 needs you' : `${formatNumber(count)} need you`),
  fileTrouble: 'its file needs a look',
  onHold: 'on hold',
  severalClients: (names: string) => `${names} need a look`,
  severalClientsText: 'Their files are damaged, missing, restored or too new. Open each to choose how to go on.',
  inSection: (count: number) => formatNumber(count),
  moveUp: 'Move up',
  moveDown: 'Move down',
  renameOrRecolour: 'Name and colour',
  deleteClient: 'Delete…',
  linkClient: 'Link to PowerPost…',
  credits: (balance: number) => `${formatNumber(balance)} ${balance === 1 ? 'credit' : 'credits'}`,
  creditsAsOf: 'Last known balance, from',
  openClient: (name: string) => `Open ${name}`,
  shortcuts: 'Keyboard shortcuts',
  skip: 'Skip to the content',
  sandbox: 'Sandbox',
  sandboxHint: 'A practice service on this computer. Nothing goes public.',
  onThisComputer: 'On this computer only',
  onThisComputerHint: 'Not linked to PowerPost yet. You can write; sending needs a link.',
  onThisComputerShort: 'Sending needs a link',
  chooseAccount: 'Choose an account…',
  accountRemovedShort: 'Sending needs an account',
  notVerified: 'Not verified yet',
  notVerifiedHint: 'PowerPost has not confirmed this link yet. It is checked by itself when you are online.',
  verified: 'Linked',
  accountRemoved: 'Account removed',
  accountRemovedHint: 'The account of this client was removed. You can write; sending needs an account.',
  restarting: 'Restarting the part that saves and sends',
  restartingText: 'What you type stays here and is saved as soon as it is back.',
  stopped: 'Saving and sending have stopped',
  stoppedText: 'Everything shown as saved is safe. Quit PowerPost and start it again to go on. Text that is not saved yet is still on the screen: copy it before you quit.',
  closing: 'Closing',
  closingText: 'A post that is on its way is let finish, so that nothing is sent twice.',
  loadFailed: 'Your clients could not be read',
  opening: 'Opening PowerPost',
} as const

/** The state of an account in a word or two, with what it means. */
export interface StatusWords { tone: 'ok' | 'warn' | 'danger' | 'neutral'; word: string; hint: string }

export function accountStatus(account: Account): StatusWords {
  // The sandbox gives the app a new key whenever one is needed.
  if (account.keyState === 'missing' && account.kind !== 'sandbox') return { tone: 'danger', word: 'Key needed', hint: 'There is no key for this account on this computer. Enter it in the settings; until then nothing is sent.' }
  if (account.keyState === 'removing') return { tone: 'neutral', word: 'Being removed', hint: 'This account is being removed.' }
  const [pause] = account.pauses
  if (pause !== undefined) return { tone: 'warn', ...pauseWords(pause) }
  if (account.network === 'online') return { tone: 'ok', word: 'Online', hint: `${account.label} answers.` }
  if (account.network === 'offline') return { tone: 'neutral', word: 'Offline', hint: `${account.label} cannot be reached. You can go on writing; what you send waits and goes out later.` }
  return { tone: 'neutral', word: 'Not checked yet', hint: `${account.label} has not been asked for anything since the app started.` }
}

export function pauseWords(pause: Pause): { word: string; hint: string } {
  switch (pause.code) {
    case 'KEY_REFUSED': return { word: 'Key refused', hint: 'PowerPost no longer accepts this key. Sending is paused until you replace it.' }
    case 'KEY_MISSING': return { word: 'Key needed', hint: 'There is no key for this account on this computer. Sending is paused until you enter it.' }
    case 'INSUFFICIENT_CREDITS': return { word: 'Out of credits', hint: 'What costs credits is paused, because the balance does not cover it. Top up at PowerPost, then resume.' }
    case 'SCOPE_MISSING': return { word: 'Permission missing', hint: `The key lacks a permission${pause.kind === null ? '' : ` (${pause.kind})`}. What needs it is paused until you replace the key.` }
    case 'BALANCE_UNKNOWN': return { word: 'Balance not known', hint: 'The balance could not be read, so what costs credits is paused. Resume to try again.' }
  }
}

export interface NoticeWords { tone: 'info' | 'warn' | 'danger'; title: string; text: string; stays: boolean }

/** `name` is the client's, where the notice is about one. */
export function noticeWords(notice: Notice, name: string | null): NoticeWords {
  const client = name ?? 'A client'
  switch (notice.code) {
    case 'catalog-rebuilt':
      return { tone: 'info', stays: false, title: 'The list of your clients was made anew', text: 'Its file was damaged or missing. All clients were found again in their folders; the damaged file was kept.' }
    case 'workspace-damaged':
      return { tone: 'warn', stays: false, title: `${client}: the file is damaged`, text: 'It was set aside untouched. Open the client to choose how to go on.' }
    case 'workspace-missing':
      return { tone: 'warn', stays: false, title: `${client}: the file is missing`, text: 'Its folder holds no file any more. Open the client to choose how to go on.' }
    case 'workspace-newer':
      return { tone: 'warn', stays: false, title: `${client} needs a newer version of PowerPost`, text: 'A newer version wrote its file. It was not touched; update the app to open it.' }
    case 'data-read-only':
      return { tone: 'danger', stays: true, title: 'The data folder cannot be written to', text: 'You can read everything, but nothing can be changed or sent until the folder can be written again.' }
    case 'disk-full':
      return { tone: 'danger', stays: true, title: 'The disk is full', text: 'What was saved is safe. Free some space so that new text can be saved.' }
    case 'no-keychain':
      return { tone: 'warn', stays: false, title: 'Keys are kept until you quit', text: 'This computer’s keychain cannot be used, and keys are never written to a file. You will be asked for them again next time.' }
    case 'clock-set-back':
      return { tone: 'warn', stays: false, title: 'The clock of this computer was set back', text: 'Timed sends go by the clock. Check that date and time are right.' }
    case 'workspace-held':
      return { tone: 'warn', stays: false, title: `${client} is on hold`, text: 'Its file was restored or copied. Nothing is sent for this client until you have decided what becomes of its outbox.' }
  }
}

/** The list of shortcuts, by place. */
export const SHORTCUTS: readonly { title: string; keys: readonly { keys: string; does: string }[] }[] = [
  {
    title: 'Everywhere',
    keys: [
      { keys: COMMAND_KEYS.palette, does: 'Search, switch client or do anything' },
      { keys: COMMAND_KEYS['new-draft'], does: 'New draft' },
      { keys: CLIENT_KEYS, does: 'First client, and so on to the ninth' },
      { keys: 'Alt+Up', does: 'Move the chosen client up the rail' },
      { keys: COMMAND_KEYS.settings, does: 'Settings' },
      { keys: ROLE_KEYS.close, does: 'Close this window; all of it is saved first' },
      { keys: '?', does: 'This list' },
      { keys: COMMAND_KEYS.shortcuts, does: 'This list, also while you write' },
      { keys: 'Esc', does: 'One step back; text is never lost by it' },
    ],
  },
  {
    title: 'Going around',
    keys: [
      { keys: COMMAND_KEYS['go-drafts'], does: 'Drafts' },
      { keys: COMMAND_KEYS['go-media'], does: 'Media' },
      { keys: COMMAND_KEYS['go-captions'], does: 'Captions' },
      { keys: COMMAND_KEYS['go-outbox'], does: 'Outbox' },
      { keys: COMMAND_KEYS['go-posts'], does: 'Posts' },
      { keys: 'J', does: 'Next in a list' },
      { keys: 'K', does: 'Previous in a list' },
      { keys: 'Enter', does: 'Open what is chosen in a list' },
      { keys: 'Shift+Down', does: 'Choose several drafts; Delete moves them to the trash' },
      { keys: 'Shift+Enter', does: 'Open the chosen draft in a new window' },
      { keys: COMMAND_KEYS['open-draft-window'], does: 'Open this draft in a new window' },
      { keys: COMMAND_KEYS['copy-link'], does: 'Copy the link to what is open' },
    ],
  },
  {
    title: 'Media',
    keys: [
      { keys: 'Mod+A', does: 'Choose all files' },
      { keys: 'S', does: 'Star what is chosen, or take the star' },
      { keys: 'T', does: 'Tag what is chosen' },
      { keys: 'Delete', does: 'Move what is chosen to the trash' },
      { keys: 'R', does: 'In the trash: restore what is chosen' },
      { keys: 'Alt+Up', does: 'Move an upload up its list' },
    ],
  },
  {
    title: 'Writing',
    keys: [
      { keys: 'Mod+Enter', does: 'Send…' },
      { keys: '/', does: 'At the beginning of a line: a snippet' },
      { keys: 'Mod+Shift+S', does: 'Insert a snippet, signature or hashtag set' },
      { keys: 'Mod+Shift+E', does: 'Insert an emoji' },
      { keys: ROLE_KEYS.undo, does: 'Undo' },
      { keys: ROLE_KEYS.redo, does: 'Redo' },
    ],
  },
]
