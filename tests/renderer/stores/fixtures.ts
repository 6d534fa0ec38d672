import type { Account } from '../../../src/contract/schemas/accounts.ts'
import type { WorkspaceView } from '../../../src/contract/schemas/workspaces.ts'

export function workspace(id: string, part: Partial<WorkspaceView> = {}): WorkspaceView {
  return {
    id, name: id, color: 'teal', position: 0, accountId: null, accountLabel: null, remoteId: null, link: 'local', state: 'ready', held: false, needsYou: 0, ...part,
  }
}

export function account(id: string, part: Partial<Account> = {}): Account {
  return {
    id, kind: 'powerpost', label: id, baseUrl: 'https://powerpost.ai/api/v1', keyLast4: 'abcd', keyState: 'ready', verifiedAt: 1, pauses: [], credits: null, spending: null,
    network: 'online', scheduling: 'off', workspaceCount: 0, ...part,
  }
}
