/** Words for adding, naming, linking, mending and deleting clients. */
import type { ClientColor } from '../../contract/base.ts'
import type { DeletePreview } from '../stores/workspaces.ts'
import { formatNumber } from '../lib/time.ts'

const count = (n: number, one: string, many: string) => `${formatNumber(n)} ${n === 1 ? one : many}`

export const clients = {
  add: 'Add a client',
  ways: 'How to add the client',
  wayRemote: 'From PowerPost',
  waySandbox: 'In the sandbox',
  wayLocal: 'On this computer',
  wayLocalText: 'Write now, link to PowerPost later. Nothing can be sent before that.',
  waySandboxText: 'A new practice workspace. Nothing goes public.',
  account: 'Account',
  addAccount: 'Connect an account',
  noAccount: 'No account is connected yet. Connect one with an API key, then add its workspaces as clients.',
  remoteId: 'Workspace ID',
  remoteIdHint: 'On powerpost.ai, in the settings of the workspace.',
  name: 'Client name',
  namePlaceholder: 'For instance Nordic Coffee',
  nameMissing: 'Give the client a name.',
  idMissing: 'Paste the workspace ID.',
  color: 'Colour',
  colorHint: 'It marks everything of this client, so that you always see whom you are writing for.',
  addButton: 'Add client',
  created: (name: string) => `${name} was added.`,
  createdNotVerified: (name: string) => `${name} was added. PowerPost could not confirm the ID yet; that happens by itself when you are online.`,
  existedAlready: (name: string) => `That workspace is here already, as ${name}.`,
  openExisting: (name: string) => `Open ${name}`,
  link: 'Link to PowerPost',
  linkText: (name: string) => `Choose the workspace that ${name} sends to. This is for good: a client never changes its workspace, so that nothing reaches another one.`,
  linkButton: 'Link for good',
  linked: (name: string) => `${name} is linked to PowerPost.`,
  linkedNotVerified: (name: string) => `${name} is linked. PowerPost could not confirm it yet; that happens by itself when you are online.`,
  rename: 'Name and colour',
  copyId: 'Copy workspace ID',
  idCopied: 'Workspace ID copied.',
  local: 'On this computer only',
  through: (account: string) => `Through ${account}`,
  noAccountAny: 'Its account was removed',
  notVerified: 'Not verified yet',
  badgeMissing: 'File missing',
  badgeDamaged: 'File damaged',
  badgeNewer: 'Needs an update',
  badgeHeld: 'On hold',
  moreFor: (name: string) => `More for ${name}`,
  open: 'Open',

  delete: (name: string) => `Delete ${name}?`,
  deleteText: 'Everything of this client is removed from this computer. What is published already stays published, and the workspace on PowerPost is not touched.',
  deleteConfirm: (name: string) => `Type ${name} to confirm`,
  deleteButton: 'Delete for good',
  deleted: (name: string) => `${name} was deleted from this computer.`,
  deleteGoes: 'This goes with it:',
  sandboxNotThere: 'The sandbox is a practice service on this computer. It is not set up yet.',
  deleteUnread: 'What it holds cannot be read, so it cannot be listed here.',
  deleteHolds: (preview: DeletePreview): string[] => [
    preview.drafts > 0 && count(preview.drafts, 'draft', 'drafts'),
    preview.trash > 0 && `${count(preview.trash, 'draft', 'drafts')} in the trash`,
    preview.media > 0 && count(preview.media, 'photo', 'photos'),
    preview.posts > 0 && `the record of ${count(preview.posts, 'post', 'posts')}`,
  ].filter((line) => line !== false),
  deleteQueued: (n: number) => `${count(n, 'step of a send waits', 'steps of sends wait')} in the outbox and will not go out.`,
  deleteUnknown: (n: number) => `${count(n, 'request has', 'requests have')} an unknown end: ${n === 1 ? 'it' : 'they'} may be published already, and PowerPost would no longer find out for you.`,
  deleteInFlight: (n: number) => `${count(n, 'request is', 'requests are')} under way: ${n === 1 ? 'it' : 'they'} may still go out.`,

  missingTitle: (name: string) => `The file of ${name} is missing`,
  missingText: 'Its folder holds no file any more. It may have been moved or deleted outside the app. Nothing was put in its place.',
  damagedTitle: (name: string) => `The file of ${name} is damaged`,
  damagedText: 'It was set aside exactly as it is. You can go on from the newest good backup, or take over what can still be read. The damaged file stays where it is in either case.',
  newerTitle: (name: string) => `${name} needs a newer version of PowerPost`,
  newerText: 'A newer version of the app wrote its file. It was not touched. Update PowerPost to open it.',
  fromBackup: 'Open the newest backup',
  fromBackupHint: 'Complete, but as old as the backup. Sends since then may already be out, so the outbox is held for you.',
  fromSalvage: 'Take over what can be read',
  fromSalvageHint: 'The newest text that is still readable; some of it may be missing.',
  cannotFrom: { backup: 'There is no good backup of this client. Nothing was changed.', salvage: 'Nothing of the damaged file can be read. Nothing was changed.' },
  lookAgain: 'Look again',
  recovered: (name: string) => `${name} can be opened again.`,

  heldTitle: 'Nothing is sent for this client yet',
  heldText: 'Its file was restored or copied. What waits in its outbox may have been sent already, by the file it was copied from.',
  heldResume: 'Keep the outbox and go on',
  heldResumeHint: 'What waits is sent. Choose this only if it has not gone out already.',
  heldCancel: 'Set the outbox aside',
  heldCancelHint: 'Nothing that waits is sent. The drafts stay.',
  heldDecide: 'Decide…',
  heldDialogTitle: (name: string) => `What becomes of the outbox of ${name}?`,
} as const

const COLOR_NAMES: Record<ClientColor, string> = {
  orange: 'Orange', amber: 'Amber', lime: 'Lime', grass: 'Grass', teal: 'Teal', cyan: 'Cyan',
  blue: 'Blue', iris: 'Iris', plum: 'Plum', pink: 'Pink', crimson: 'Crimson', bronze: 'Bronze',
}

export function colorName(color: ClientColor): string {
  return COLOR_NAMES[color]
}
