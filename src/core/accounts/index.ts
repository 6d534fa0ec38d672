/** Accounts and their keys. */
export { createAccounts } from './create-accounts.ts'
export type { AccountsDeps } from './account-context.ts'
export type { Accounts } from './create-accounts.ts'
export { KEYCHAIN_SERVICE, SecretStoreError, createKeyringStore } from './keyring-store.ts'
export { createSpendByClient } from './spending/by-client.ts'
export type { SpendByClient } from './spending/by-client.ts'
export { DEFAULT_BASE_URL, cleanBaseUrl, cleanName, cleanPasted } from './pasted.ts'
export type { AccountAccess, AccountKind } from './types.ts'
