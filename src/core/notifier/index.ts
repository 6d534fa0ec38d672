/** What the shell hears of the core by itself. */
export { createNotifier } from './create-notifier.ts'
export type { Notifier, NotifierDeps } from './create-notifier.ts'
