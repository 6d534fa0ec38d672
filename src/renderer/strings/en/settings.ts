/** Words of the settings. */
import type { Account } from '../../../contract/schemas/accounts.ts'
import { formatNumber } from '../../lib/time.ts'

export const settings = {
  title: 'Settings',
  pages: { accounts: 'Accounts', clients: 'Clients', client: 'This client', writing: 'Writing', appearance: 'Appearance', desktop: 'In the background', keyboard: 'Keyboard', activity: 'Activity', about: 'Data and about' },

  accountsText: 'An account is one API key of PowerPost. Its workspaces are your clients.',
  connect: 'Connect an account',
  connectTitle: 'Connect an account',
  connectText: 'Make an API key on powerpost.ai under Settings, API keys, and paste it here.',
  noAccounts: 'No account yet',
  noAccountsText: 'You can write without one. To send, connect your PowerPost account or try the sandbox.',
  startSandbox: 'Try it with the sandbox',
  key: 'API key',
  keyHint: 'It is kept in your system’s keychain and leaves this computer only to talk to PowerPost.',
  keyHintSession: 'This computer has no keychain that can be used: the key is kept until you quit, and never written to a file.',
  keyMissing: 'Paste the API key.',
  showKey: 'Show the key',
  hideKey: 'Hide the key',
  label: 'Name of the account',
  labelHint: 'Only you see it. It helps when you have several.',
  labelDefault: 'PowerPost',
  labelMissing: 'Give the account a name.',
  advanced: 'Advanced',
  baseUrl: 'Server address',
  baseUrlHint: 'Leave it empty for powerpost.ai. An account never changes its server.',
  connectButton: 'Connect',
  connected: (label: string) => `${label} is connected.`,
  connectedOffline: 'The account was added. PowerPost could not be reached, so its key is checked later, by itself.',
  verify: 'Check now',
  verifiedNow: (label: string) => `${label} answers, and the key works.`,
  rename: 'Rename',
  renameTitle: 'Rename the account',
  replaceKey: 'Replace key',
  replaceKeyDialog: {
    title: (label: string) => `Replace the key of ${label}`,
    text: 'The new key must reach the same workspaces. The old one is forgotten.',
    button: 'Replace key',
    done: (label: string) => `The key of ${label} was replaced.`,
  },
  addKey: 'Add key',
  addKeyDialog: {
    title: (label: string) => `Add a key for ${label}`,
    text: 'It must reach the workspaces of its clients. Nothing goes out for them until there is one.',
    button: 'Add key',
    done: (label: string) => `${label} has a key again.`,
  },
  replacedOffline: 'The new key is in use. PowerPost could not be reached, so it is checked later, by itself.',
  unreachableTitle: 'The new key is in use, but does not reach every client',
  unreachableText: 'These cannot send until a key reaches them:',
  removeAccount: 'Remove',
  removeTitle: (label: string) => `Remove ${label}?`,
  removeText: (n: number) => (n === 0
    ? 'Its key is deleted from the keychain.'
    : `Its key is deleted from the keychain. ${n === 1 ? 'Its client stays' : `Its ${formatNumber(n)} clients stay`} here with everything in ${n === 1 ? 'it' : 'them'}, but nothing is sent until you choose another account for ${n === 1 ? 'it' : 'them'}.`),
  removeButton: 'Remove account',
  removed: (label: string) => `${label} was removed.`,
  resume: 'Resume',
  resumed: (label: string) => `${label} sends again.`,
  dashboard: 'Open its dashboard',
  dashboardHint: 'Opens in your browser: workspaces, keys, and ways to make the sandbox misbehave.',
  moreFor: (label: string) => `More for ${label}`,
  server: 'Server',
  serverDown: 'Not running',
  keyRow: 'Key',
  stateRow: 'State',
  creditsRow: 'Credits',
  clientsRow: 'Clients',
  checkedRow: 'Last checked',
  never: 'Not yet',
  noClients: 'None yet',
  creditsUnknown: 'Not known yet',

  clientsText: 'Each client has its own drafts, photos, outbox and colour.',
  noClientsYet: 'No client yet',

  appearanceText: 'How the window looks, and which language it speaks.',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  themeSystemHint: 'Follows your system through the day.',
  language: 'Language',
  /** Each calls itself as its own speakers do. */
  languages: { system: 'As the system', en: 'English', de: 'Deutsch' },
  languageHint: 'For another language the window is loaded again. What you typed is saved first, and you stay where you are.',
  languageHeld: 'Something you typed is not saved or sent off yet. See to it first, then choose the language again.',

  keyboardText: 'Everything can be reached without a mouse.',

  dataTitle: 'Where your data is',
  data: [
    'Everything you write is on this computer, in PowerPost’s own data folder: one folder and one database for each client, never shared between them.',
    'Text is saved as you type. Backups of each client are made every day and before the app changes its own files; they lie in the client’s folder.',
    'API keys are in your system’s keychain, never in a file. The window itself only ever sees the last four characters.',
    'Nothing leaves this computer but what you send, and only to the server of the account that the client belongs to.',
  ],
  keychainOk: 'The keychain can be used.',
  keychainNone: 'The keychain cannot be used: keys are kept until you quit.',
  appName: 'PowerPost Desktop',
  version: (version: string) => `PowerPost Desktop ${version}`,
  aboutTitle: 'About',
} as const

export function keyWords(account: Account): string {
  const last4 = account.keyLast4 === null ? '' : `ends in ${account.keyLast4}`
  switch (account.keyState) {
    case 'ready': return `${last4 === '' ? 'Kept' : `${capital(last4)}, kept`} in the keychain`
    case 'session-only': return `${last4 === '' ? 'Kept' : `${capital(last4)}, kept`} until you quit`
    case 'missing': if (account.kind === 'sandbox') return 'Made anew when it is needed'
      return last4 === '' ? 'Not on this computer' : `Not on this computer (the last one ${last4.replace('ends', 'ended')})`
    case 'pending': return 'Being added'
    case 'removing': return 'Being removed'
  }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
